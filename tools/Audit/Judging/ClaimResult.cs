namespace EdgeNode.Audit;

/// <summary>A claim and how its tests went.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Tests">A result for each test that it names.</param>
public sealed record ClaimResult(Claim Claim, IReadOnlyList<TestResult> Tests)
{
    /// <summary>Whether it stands: it names tests, and each of them exists, ran and passed.</summary>
    public bool IsPassed => Tests.Count > 0 && Tests.All(test => test.Outcome == TestOutcome.Passed);

    /// <summary>What its tests measured.</summary>
    public IEnumerable<string> Figures => Tests.SelectMany(test => test.Figures);

    /// <summary>The same in one line; empty where nothing was measured.</summary>
    public string Figure => string.Join("; ", Figures);

    /// <summary>Why it does not stand, a line for each reason.</summary>
    public IEnumerable<string> Faults => Tests.Count == 0
        ? ["no test is named"]
        : Tests.Where(test => test.Outcome != TestOutcome.Passed).Select(test => $"{test.Test}: {Words(test.Outcome)}{(test.Message is null ? "" : $": {test.Message}")}");

    /// <summary>An outcome in words.</summary>
    public static string Words(TestOutcome outcome)
    {
        return outcome switch
        {
            TestOutcome.Passed => "passed",
            TestOutcome.Failed => "failed",
            TestOutcome.Skipped => "passed over itself",
            _ => "did not run",
        };
    }
}
