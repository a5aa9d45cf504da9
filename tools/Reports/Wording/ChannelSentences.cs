using EdgeNode.Policies;

namespace EdgeNode.Reports;

/// <summary>What stands beside a channel's picture.</summary>
internal static class ChannelSentences
{
    /// <summary>How one value comes about, in one or two sentences.</summary>
    public static string HowItIsMade(ChannelSeries series)
    {
        if (series.Policy is not ChannelPolicy policy)
        {
            return "The policy does not name this channel, so its indices have no buckets. A box under this policy would not send it.";
        }

        string period = Figures.Period(policy.WindowSeconds);
        return policy.Statistic switch
        {
            ChannelStatistic.NoisyCount =>
                $"Counted for {Article(period)}. Random noise is in the counter before the first person passes; only the bucket of the sum leaves the box.",
            ChannelStatistic.L50 =>
                $"The level exceeded half of the time within {Article(period)} (L50). A shout of a few seconds hardly ever changes its bucket.",
            ChannelStatistic.Leq =>
                $"The level of the mean energy within {Article(period)} (LAeq). One loud event at a quiet time can be seen in it.",
            _ => $"The mean of {Article(period)}, as a bucket.",
        };
    }

    /// <summary>How often the city got the bucket of the street's own value, and what is absent.</summary>
    public static string HowItMatches(ChannelSeries series)
    {
        if (series.Windows.Count == 0)
        {
            return "No window of this channel was received.";
        }

        int absent = series.Windows.Count(window => window.Bucket is null);
        string missing = absent == 0 ? ""
            : absent == series.Windows.Count ? $"All {Figures.Count(absent, "window")} are absent."
            : $" {Figures.Count(absent, "window")} of {Figures.Count(series.Windows.Count)} {(absent == 1 ? "is" : "are")} absent.";
        BucketMatch match = BucketMatch.WithBlurred(series);
        return match.Compared == 0
            ? missing.Length > 0 ? missing.TrimStart() : $"{Figures.Count(series.Windows.Count, "window")} received; the street's own value is not recorded."
            : $"The city got the right bucket in {Figures.Percent(match.Exact, match.Compared)} of {Figures.Count(match.Compared, "window")}, and the right one or a neighbour in {Figures.Percent(match.WithinOne, match.Compared)}.{missing}";
    }

    /// <summary>That the channel tells nothing here, or null when it tells something.</summary>
    public static string? WhetherItTellsNothing(ChannelSeries series)
    {
        List<int> buckets = [.. series.Windows.Select(window => window.Bucket).OfType<int>()];
        return buckets.Count < 2 || buckets.Any(bucket => bucket != buckets[0])
            ? null
            : $"All {Figures.Count(buckets.Count, "window")} are in one bucket, {BucketWords.Long(buckets[0], series.Name, series.Policy)}: this channel told the city nothing at this site.";
    }

    private static string Article(string period)
    {
        return period switch
        {
            "hour" => "an hour",
            "day" or "minute" => "a " + period,
            _ => period,
        };
    }
}
