namespace EdgeNode.Simulator;

/// <summary>
/// What is physically there, at the place where a box hangs: the truth that the box blurs and the city never gets. A
/// moment is milliseconds since 1970-01-01T00:00:00Z; the same moment has the same answer however often it is asked for.
/// </summary>
public interface IStreet
{
    /// <summary>Moments at which somebody passes, from <paramref name="fromUtcMs"/> up to, not including, <paramref name="untilUtcMs"/>, in ascending order.</summary>
    IReadOnlyList<long> PassagesIn(long fromUtcMs, long untilUtcMs);

    /// <summary>Whether passages are known in any part of a stretch of time. Where they are not, nobody is seen to pass.</summary>
    bool KnowsPassagesIn(long fromUtcMs, long untilUtcMs);

    /// <summary>A-weighted level in dB(A) of the second that a moment lies in; null where it is not known.</summary>
    double? SoundDba(long utcMs);

    /// <summary>PM2.5 in ug/m3; null where it is not known.</summary>
    double? Pm25(long utcMs);

    /// <summary>Carbon dioxide in ppm; null where it is not known.</summary>
    double? Co2Ppm(long utcMs);

    /// <summary>Air temperature in degC; null where it is not known.</summary>
    double? TemperatureC(long utcMs);

    /// <summary>Relative humidity in %; null where it is not known.</summary>
    double? HumidityPercent(long utcMs);
}
