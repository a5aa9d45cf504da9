namespace EdgeNode.Audit;

/// <summary>How a program ended and what it printed.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Lines of its standard output.</param>
/// <param name="Errors">Lines of its standard error.</param>
internal sealed record ProcessOutcome(int ExitCode, IReadOnlyList<string> Output, IReadOnlyList<string> Errors)
{
    /// <summary>The last line that says something, or that nothing was said.</summary>
    public string LastWord => Errors.Concat(Output).LastOrDefault(line => line.Trim().Length > 0)?.Trim() ?? "it says nothing";
}
