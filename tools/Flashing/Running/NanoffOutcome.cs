namespace EdgeNode.Flashing;

/// <summary>How a call of nanoff ended.</summary>
/// <param name="ExitCode">Its exit code: on Windows the number of the error, elsewhere the last eight bits of it.</param>
/// <param name="Lines">What it printed, without empty lines and without what a progress bar has written over.</param>
public sealed record NanoffOutcome(int ExitCode, IReadOnlyList<string> Lines);
