namespace EdgeNode.Reports;

/// <summary>How often the bucket that the city got is the one that the street was in.</summary>
/// <param name="Compared">Windows for which both are known.</param>
/// <param name="Exact">Of these, windows with the exact bucket.</param>
/// <param name="WithinOne">Of these, windows with that bucket or a neighbour.</param>
internal sealed record BucketMatch(int Compared, int Exact, int WithinOne)
{
    /// <summary>Compares with what was to be blurred.</summary>
    public static BucketMatch WithBlurred(ChannelSeries series)
    {
        return Of(series, window => window.Street);
    }

    /// <summary>Compares with the true passages, so that the lockout's loss is in it.</summary>
    public static BucketMatch WithPassages(ChannelSeries series)
    {
        return Of(series, window => window.Passages);
    }

    /// <summary>Index of the bucket that holds a value: how many limits it has reached.</summary>
    public static int BucketOf(double value, int[] limits)
    {
        return limits.Count(limit => limit <= value);
    }

    private static BucketMatch Of(ChannelSeries series, Func<ChannelWindow, double?> truth)
    {
        int compared = 0;
        int exact = 0;
        int withinOne = 0;
        foreach (ChannelWindow window in series.Windows)
        {
            if (window.Bucket is int bucket && truth(window) is double value)
            {
                int distance = Math.Abs(bucket - BucketOf(value, series.Limits));
                compared++;
                exact += distance == 0 ? 1 : 0;
                withinOne += distance <= 1 ? 1 : 0;
            }
        }

        return new BucketMatch(compared, exact, withinOne);
    }
}
