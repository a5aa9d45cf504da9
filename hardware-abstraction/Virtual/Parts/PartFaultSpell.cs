namespace EdgeNode.Virtual;

/// <summary>A fault that the parts of one model have for a while. Where two spells of a model overlap, the later change holds.</summary>
/// <param name="Model">The parts' word in <c>board.txt</c>, such as <c>scd41</c>.</param>
/// <param name="Fault">What is wrong with them.</param>
/// <param name="FromMs">Uptime in ms from which it is.</param>
/// <param name="UntilMs">Uptime in ms from which nothing is wrong any more.</param>
public sealed record PartFaultSpell(string Model, PartFault Fault, long FromMs, long UntilMs);
