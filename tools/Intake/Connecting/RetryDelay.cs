namespace EdgeNode.Intake;

/// <summary>How long to wait before something is tried again.</summary>
internal static class RetryDelay
{
    private static readonly TimeSpan Greatest = TimeSpan.FromSeconds(30);

    /// <summary>The wait after one that was not long enough: twice as long, at most 30 s.</summary>
    internal static TimeSpan After(TimeSpan delay)
    {
        return delay * 2 < Greatest ? delay * 2 : Greatest;
    }
}
