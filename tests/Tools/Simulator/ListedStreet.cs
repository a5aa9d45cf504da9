using EdgeNode.Simulator;

namespace EdgeNode.Tools.Tests;

/// <summary>A street on which people pass at given moments, and nothing else is known.</summary>
internal sealed class ListedStreet(long[] moments) : IStreet
{
    public IReadOnlyList<long> PassagesIn(long fromUtcMs, long untilUtcMs)
    {
        return [.. moments.Where(moment => moment >= fromUtcMs && moment < untilUtcMs)];
    }

    public bool KnowsPassagesIn(long fromUtcMs, long untilUtcMs)
    {
        return true;
    }

    public double? SoundDba(long utcMs)
    {
        return null;
    }

    public double? Pm25(long utcMs)
    {
        return null;
    }

    public double? Co2Ppm(long utcMs)
    {
        return null;
    }

    public double? TemperatureC(long utcMs)
    {
        return null;
    }

    public double? HumidityPercent(long utcMs)
    {
        return null;
    }
}
