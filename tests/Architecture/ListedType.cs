namespace EdgeNode.Architecture.Tests;

/// <summary>A type of a real package, as the list of its assembly has it.</summary>
/// <param name="Package">Id of the package.</param>
/// <param name="Version">The version of it that the firmware uses.</param>
/// <param name="Declaration">Its line, without attributes.</param>
/// <param name="Members">The lines of its members, without attributes.</param>
internal sealed record ListedType(string Package, string Version, string Declaration, HashSet<string> Members);
