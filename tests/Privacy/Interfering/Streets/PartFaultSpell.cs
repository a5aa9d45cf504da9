using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests;

/// <summary>A part that fails for a while.</summary>
/// <param name="Part">Which one.</param>
/// <param name="Fault">How.</param>
/// <param name="FromMs">From which uptime on.</param>
/// <param name="UntilMs">Until when.</param>
internal sealed record PartFaultSpell(FittedPart Part, PartFault Fault, long FromMs, long UntilMs);
