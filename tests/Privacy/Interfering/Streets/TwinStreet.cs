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
    public double? SoundDba(long utcMs)
    {
        // Two seconds in five are anything: a shout at night, a siren.
        long second = utcMs / 1000;
        return second % 5 < 2 ? 31 + (98 * Chance.Fraction(own, second)) : Within(utcMs, 1, 42.5, 5, 9, second);
    }

    /// <inheritdoc/>
    public double? Pm25(long utcMs)
    {
        return Within(utcMs, 2, 27.5, 5, 1, utcMs / 1000);
    }

    /// <inheritdoc/>
    public double? Co2Ppm(long utcMs)
    {
        return Within(utcMs, 3, 500, 200, 4, utcMs / 1000);
    }

    /// <inheritdoc/>
    public double? TemperatureC(long utcMs)
    {
        return Within(utcMs, 4, 3, 2, 12, utcMs / 1000);
    }

    /// <inheritdoc/>
    public double? HumidityPercent(long utcMs)
    {
        return Within(utcMs, 5, 15, 10, 8, utcMs / 1000);
    }

    // A value in the middle three fifths of the hour's bucket.
    private double Within(long utcMs, long quantity, double lowestCenter, double width, int buckets, long place)
    {
        double center = lowestCenter + (width * Chance.Below(result + (ulong)quantity, utcMs / HourMs, buckets));
        return center + (0.6 * width * (Chance.Fraction(own + (ulong)quantity, place) - 0.5));
    }
}
