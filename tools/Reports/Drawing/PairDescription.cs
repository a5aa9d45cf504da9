namespace EdgeNode.Reports;

/// <summary>A picture in words, for those who do not see it.</summary>
internal static class PairDescription
{
    /// <summary>What the street was between, what was received most and least, and how much is absent.</summary>
    public static string Of(ChannelSeries series, TimeAxis time)
    {
        ChannelWords words = ChannelWords.For(series.Name, series.Policy);
        List<double> street = series.Points
            .Where(point => time.Shows(point.StartUtc, point.StartUtc + StreetTable.RowSeconds))
            .Select(point => point.Value)
            .OfType<double>()
            .ToList();
        List<ChannelWindow> windows = series.Windows.Where(window => time.Shows(window.StartUtc, window.EndUtc)).ToList();
        List<int> buckets = windows.Select(window => window.Bucket).OfType<int>().ToList();
        int absent = windows.Count - buckets.Count;
        string above = street.Count == 0
            ? "Above: the street was not recorded."
            : $"Above, the street: {Value(street.Min(), series)} to {words.WithUnit(Value(street.Max(), series))} in a quarter hour.";
        string below = buckets.Count == 0
            ? " Below: no bucket was received."
            : $" Below, what the city received: {Figures.Count(windows.Count, "window")}, lowest bucket {BucketWords.Long(buckets.Min(), series.Name, series.Policy)}, highest {BucketWords.Long(buckets.Max(), series.Name, series.Policy)}.";
        return above + below + (absent > 0 ? $" {Figures.Count(absent, "window")} absent." : "");
    }

    private static string Value(double value, ChannelSeries series)
    {
        return Figures.Decimal(value, series.Policy?.IsCounted ?? false ? 0 : 1);
    }
}
