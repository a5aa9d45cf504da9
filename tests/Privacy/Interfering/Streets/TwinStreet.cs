using EdgeNode.Policies;
using EdgeNode.Simulator;

namespace EdgeNode.Privacy.Tests;

/// <summary>
/// A street for whole days: how many pass in a quarter hour, and the bucket of each level in each hour, are decided by the result's
/// seed; when they pass, and what the levels are within their buckets, by the street's own.
/// </summary>
/// <param name="result">Decides what the windows come to.</param>
/// <param name="own">Decides all else.</param>
internal sealed class TwinStreet(ulong result, ulong own) : IStreet
{
    private const long HourMs = 3_600_000;

    // No two pass within one handshake, and nobody passes where one could carry them over a slot's end.
    private const int GapMs = 3000;
    private const int MarginMs = 4000;
    private const int MostPassages = 200;

    // Buckets of a channel that a value can lie in: the center of the lowest, the width of each, how many.
    private static readonly Dictionary<ChannelKind, BucketRow> Levels = new()
    {
        [ChannelKind.Sound] = new BucketRow(42.5, 5, 9),
        [ChannelKind.Pm25] = new BucketRow(27.5, 5, 1),
        [ChannelKind.Co2] = new BucketRow(500, 200, 4),
        [ChannelKind.Temperature] = new BucketRow(3, 2, 12),
        [ChannelKind.Humidity] = new BucketRow(15, 10, 8),
        [ChannelKind.Pm10] = new BucketRow(47.5, 5, 4),
    };

    /// <summary>Passages more in each quarter hour than the result says.</summary>
    public int MorePassages { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<long> PassagesIn(long fromUtcMs, long untilUtcMs)
    {
        List<long> passages = [];
        for (long number = QuarterHour.NumberOf(fromUtcMs); number * QuarterHour.Ms < untilUtcMs; number++)
        {
            int count = Chance.Below(result, number, MostPassages - 50) + MorePassages;
            int slackMs = (int)QuarterHour.Ms - (2 * MarginMs) - (count * GapMs);
            ulong moments = Chance.At(own, number);
            IEnumerable<long> offsets = Enumerable.Range(0, count).Select(i => (long)Chance.Below(moments, i, slackMs)).Order()
                .Select((offset, i) => MarginMs + offset + (i * GapMs));
            passages.AddRange(offsets.Select(offset => (number * QuarterHour.Ms) + offset).Where(at => at >= fromUtcMs && at < untilUtcMs));
        }

        return passages;
    }

    /// <inheritdoc/>
    public bool KnowsPassagesIn(long fromUtcMs, long untilUtcMs)
    {
        return true;
    }

    /// <inheritdoc/>
    public double? At(ChannelKind channel, long utcMs)
    {
        // Two seconds in five are anything: a shout at night, a siren.
        long second = utcMs / 1000;
        bool isShouted = channel == ChannelKind.Sound && second % 5 < 2;
        return isShouted ? 31 + (98 * Chance.Fraction(own, second))
            : Levels.TryGetValue(channel, out BucketRow row) ? Within(row, channel, utcMs) : null;
    }

    // A value in the middle three fifths of the hour's bucket.
    private double Within(BucketRow row, ChannelKind channel, long utcMs)
    {
        double center = row.LowestCenter + (row.Width * Chance.Below(result + (ulong)channel, utcMs / HourMs, row.Count));
        return center + (0.6 * row.Width * (Chance.Fraction(own + (ulong)channel, utcMs / 1000) - 0.5));
    }

    private readonly record struct BucketRow(double LowestCenter, double Width, int Count);
}
