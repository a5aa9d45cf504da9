namespace EdgeNode.Cli;

/// <summary>A failure of the network: TCP is cut without DISCONNECT, and connects are refused.</summary>
/// <param name="FromMs">Uptime in ms at which it begins.</param>
/// <param name="UntilMs">Uptime in ms at which it ends.</param>
public sealed record NetworkFailure(long FromMs, long UntilMs)
{
    private const long LengthMs = 3 * 3_600_000;

    // Not on a quarter hour, so that it cuts a slot in two.
    private const long PastQuarterHourMs = 437_000;

    /// <summary>Hours without a network.</summary>
    public double Hours => (UntilMs - FromMs) / 3_600_000.0;

    /// <summary>The demo's three hours, in the second half of a run.</summary>
    /// <returns>Null when the run is too short for an outage and for what comes after it.</returns>
    public static NetworkFailure? In(long runLengthMs)
    {
        const long QuarterHourMs = 900_000;
        long fromMs = (runLengthMs / 2 / QuarterHourMs * QuarterHourMs) + PastQuarterHourMs;
        return fromMs + (2 * LengthMs) > runLengthMs ? null : new NetworkFailure(fromMs, fromMs + LengthMs);
    }
}
