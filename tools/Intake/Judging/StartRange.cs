namespace EdgeNode.Intake;

/// <summary>Which starts of slots a city takes. Any other would make a partition of its own in a database.</summary>
/// <param name="EarliestUtc">Earliest start.</param>
/// <param name="GreatestLead">By how much a start may lie after the time of receipt.</param>
public sealed record StartRange(DateTime EarliestUtc, TimeSpan GreatestLead)
{
    /// <summary>All starts that a summary can have.</summary>
    public static StartRange Any { get; } = new(DateTime.UnixEpoch, TimeSpan.FromDays(365_000));

    /// <summary>From the year of the first firmware to a day after the present: clocks are never all right.</summary>
    public static StartRange Plausible { get; } = new(new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc), TimeSpan.FromDays(1));

    /// <summary>Whether a start lies in the range.</summary>
    /// <param name="startUtc">UTC seconds since 1970, or <see cref="SummaryValues.NoStart"/>, which always does.</param>
    /// <param name="receivedUtc">Time of receipt.</param>
    public bool Holds(long startUtc, DateTime receivedUtc)
    {
        if (startUtc == SummaryValues.NoStart)
        {
            return true;
        }

        DateTime start = DateTime.UnixEpoch.AddSeconds(startUtc);
        return start >= EarliestUtc && start - receivedUtc <= GreatestLead;
    }
}
