namespace EdgeNode.Audit;

/// <summary>What became of a named test.</summary>
public enum TestOutcome
{
    /// <summary>It ran and found nothing wrong.</summary>
    Passed,

    /// <summary>It ran and found something wrong.</summary>
    Failed,

    /// <summary>It is there, but passed over itself.</summary>
    Skipped,

    /// <summary>It did not run: it is not there, or its process ended before it.</summary>
    DidNotRun,
}
