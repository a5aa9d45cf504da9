using System.Globalization;
using NodaTime;
using NodaTime.TimeZones;

namespace EdgeNode.Simulator;

/// <summary>
/// The zone of a clock. Rules come with the program, from the IANA time zone database in NodaTime: the same ones on each
/// machine, also on one without time zone files, and on Windows, which has IANA's names through ICU only.
/// </summary>
public sealed class TraceZone
{
    private readonly DateTimeZone _zone;

    private TraceZone(DateTimeZone zone)
    {
        _zone = zone;
    }

    /// <summary>Its name.</summary>
    public string Name => _zone.Id;

    /// <summary>Finds a zone by a name of the IANA database, by <c>UTC</c>, or by an offset such as <c>+01:00</c>.</summary>
    /// <param name="text">The name.</param>
    /// <param name="zone">The zone, or null when false is returned.</param>
    /// <param name="reason">What was found and what is allowed, in one line, or empty when true is returned.</param>
    public static bool TryParse(string text, out TraceZone? zone, out string reason)
    {
        IDateTimeZoneProvider database = DateTimeZoneProviders.Tzdb;
        DateTimeZone? found = text is "Z" ? DateTimeZone.Utc : database.GetZoneOrNull(text) ?? OffsetOf(text);
        zone = found == null ? null : new TraceZone(found);
        string? near = found != null ? null : database.Ids.FirstOrDefault(id => id.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? database.Ids.FirstOrDefault(id => text.Length > 2 && id.EndsWith("/" + text.Replace(' ', '_'), StringComparison.OrdinalIgnoreCase));
        string example = near == null ? "such as Europe/Berlin" : $"(did you mean {near}?)";
        reason = found != null ? "" : $"found {Shown.Quoted(text)}; allowed is a name of the IANA time zone database {example}, UTC, or an offset such as +01:00";
        return found != null;
    }

    /// <summary>The moment, or the two moments, at which a clock of this zone shows a local time.</summary>
    /// <param name="localMs">The local time, in ms since 1970 began on that clock.</param>
    internal RowTime MomentOf(long localMs)
    {
        LocalDateTime local = Instant.FromUnixTimeMilliseconds(localMs).InUtc().LocalDateTime;
        ZoneLocalMapping mapping = _zone.MapLocal(local);
        long firstMs = localMs - Milliseconds(mapping.EarlyInterval.WallOffset);
        long changeMs = mapping.EarlyInterval.HasEnd ? mapping.EarlyInterval.End.ToUnixTimeMilliseconds() : 0;
        return mapping.Count switch
        {
            0 => new RowTime(firstMs, RowTimeKind.Never, changeMs, 0),
            1 => new RowTime(firstMs, RowTimeKind.Once, 0, 0),
            _ => new RowTime(firstMs, RowTimeKind.Twice, changeMs, Milliseconds(mapping.EarlyInterval.WallOffset) - Milliseconds(mapping.LateInterval.WallOffset)),
        };
    }

    /// <summary>What the clock showed just before and just after it was set, and how far it was from UTC before: for messages.</summary>
    internal (string Before, string After, string Offset) ChangeAt(long changeUtcMs)
    {
        Instant change = Instant.FromUnixTimeMilliseconds(changeUtcMs);
        ZoneInterval before = _zone.GetZoneInterval(change - Duration.Epsilon);
        ZoneInterval after = _zone.GetZoneInterval(change);
        return (TextOf(change, before.WallOffset), TextOf(change, after.WallOffset), before.WallOffset.ToString("+HH:mm", CultureInfo.InvariantCulture));
    }

    private static string TextOf(Instant moment, Offset offset)
    {
        return moment.WithOffset(offset).LocalDateTime.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    private static DateTimeZone? OffsetOf(string text)
    {
        return TimeText.TryParseOffset(text, out int minutes) ? DateTimeZone.ForOffset(Offset.FromSeconds(minutes * 60)) : null;
    }

    private static long Milliseconds(Offset offset)
    {
        return offset.Milliseconds;
    }
}
