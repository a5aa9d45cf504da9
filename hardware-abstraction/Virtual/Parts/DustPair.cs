namespace EdgeNode.Virtual;

/// <summary>
/// PM2.5 and PM10 as a part measures them that always tells both: its frame has no word for "unknown". Where the street knows one of the
/// two only, the other is made of it.
/// </summary>
/// <param name="pm25">PM2.5 in ug/m3; null where nobody knows.</param>
/// <param name="pm10">PM10 in ug/m3; null where nobody knows.</param>
internal sealed class DustPair(Func<double?> pm25, Func<double?>? pm10)
{
    private const double CoarsePerFine = 1.6;

    /// <summary>PM2.5 in ug/m3; null while neither is known.</summary>
    public double? Pm25 => pm25() ?? (pm10?.Invoke() / CoarsePerFine);

    /// <summary>PM10 in ug/m3; null while neither is known.</summary>
    public double? Pm10 => pm10?.Invoke() ?? (pm25() * CoarsePerFine);
}
