using EdgeNode.Simulator;

namespace EdgeNode.Simulation.Tests;

/// <summary>A street made by hand: passages at given offsets into each quarter hour, and levels that follow a rule.</summary>
internal sealed class MadeStreet : IStreet
{
    public required Func<long, long[]> OffsetsOfSlot { get; init; }

    public Func<long, double?> Sound { get; init; } = _ => 52;

    public double? Pm { get; init; } = 12;

    public double Co2 { get; init; } = 450;

    public double Temperature { get; init; } = 13;

    public double Humidity { get; init; } = 55;

    public IReadOnlyList<long> PassagesIn(long fromUtcMs, long untilUtcMs)
    {
        List<long> passages = [];
        for (long number = QuarterHour.NumberOf(fromUtcMs); number * QuarterHour.Ms < untilUtcMs; number++)
        {
            passages.AddRange(OffsetsOfSlot(number).Select(offset => (number * QuarterHour.Ms) + offset)
                .Where(at => at >= fromUtcMs && at < untilUtcMs));
        }

        return passages;
    }

    public bool KnowsPassagesIn(long fromUtcMs, long untilUtcMs)
    {
        return true;
    }

    public double? SoundDba(long utcMs)
    {
        return Sound(utcMs);
    }

    public double? Pm25(long utcMs)
    {
        return Pm;
    }

    public double? Co2Ppm(long utcMs)
    {
        return Co2;
    }

    public double? TemperatureC(long utcMs)
    {
        return Temperature;
    }

    public double? HumidityPercent(long utcMs)
    {
        return Humidity;
    }
}
