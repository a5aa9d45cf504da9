namespace EdgeNode.Audit;

/// <summary>How a named test went.</summary>
/// <param name="Test">The test.</param>
/// <param name="Outcome">What became of it; the worst of its cases.</param>
/// <param name="Cases">How many cases of it ran.</param>
/// <param name="Duration">How long they took.</param>
/// <param name="Figures">What it printed after <c>figure: </c>.</param>
/// <param name="Message">What it says of its failure, or null.</param>
public sealed record TestResult(
    NamedTest Test, TestOutcome Outcome, int Cases, TimeSpan Duration, IReadOnlyList<string> Figures, string? Message)
{
    /// <summary>The result of a test that did not run.</summary>
    public static TestResult Absent(NamedTest test, string reason)
    {
        return new TestResult(test, TestOutcome.DidNotRun, 0, TimeSpan.Zero, [], reason);
    }
}
