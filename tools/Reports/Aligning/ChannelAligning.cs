using EdgeNode.Policies;

namespace EdgeNode.Reports;

/// <summary>Sets what the city received beside the street, channel by channel.</summary>
internal static class ChannelAligning
{
    private const string DefaultFootfall = "footfall";

    /// <summary>The policy's channels in its order, then those that were received without being in it.</summary>
    public static List<ChannelSeries> Align(RunFiles files, RunClock clock)
    {
        List<PlacedSummary> placed = [];
        foreach (ReceivedSummary summary in files.Received)
        {
            if (clock.StartOf(summary) is long start)
            {
                placed.Add(new PlacedSummary(start, start + summary.LengthSeconds, summary));
            }
        }

        placed = placed.OrderBy(summary => summary.StartUtc).ToList();
        int counted = files.Policy.Channels.Count(channel => channel.IsCounted);
        List<ChannelSeries> all = files.Policy.Channels
            .Select(channel => Series(channel.Name, channel, placed, files.Street, counted))
            .ToList();
        IEnumerable<string> others = files.Received
            .SelectMany(summary => summary.Buckets.Select(bucket => bucket.Key))
            .Distinct()
            .Except(files.Policy.Channels.Select(channel => channel.Name));
        all.AddRange(others.Select(name => Series(name, null, placed, files.Street, counted)));
        return all;
    }

    private static ChannelSeries Series(string name, ChannelPolicy? policy, List<PlacedSummary> placed, StreetTable street, int countedChannels)
    {
        if (policy is null)
        {
            return new ChannelSeries(name, null, Windows(name, 0, placed, (_, _) => (null, null)), []);
        }

        if (policy.IsCounted)
        {
            string suffix = CountedSuffix(name, street, countedChannels);
            StreetColumn detections = new(street, "detections" + suffix);
            StreetColumn passages = new(street, "passages" + suffix);
            return new ChannelSeries(
                name,
                policy,
                Windows(name, policy.WindowSeconds, placed, (from, to) => (detections.Sum(from, to), passages.Sum(from, to))),
                street.Points("passages" + suffix));
        }

        StreetColumn column = new(street, ChannelWords.For(name, policy).Column);
        return new ChannelSeries(
            name,
            policy,
            Windows(name, policy.WindowSeconds, placed, (from, to) => (column.Statistic(policy.Statistic, from, to), null)),
            street.Points(column.Name));
    }

    private static List<ChannelWindow> Windows(
        string name,
        int windowSeconds,
        List<PlacedSummary> placed,
        Func<long, long, (double? Street, double? Passages)> read)
    {
        List<ChannelWindow> windows = [];
        long lastClose = placed.Count > 0 ? placed[0].StartUtc : 0;
        foreach (PlacedSummary summary in placed)
        {
            foreach (KeyValuePair<string, int?> bucket in summary.Summary.Buckets)
            {
                if (bucket.Key != name)
                {
                    continue;
                }

                // A window covers whole slots and never one that an earlier window closed; the first after a boot may be shorter.
                long start = Math.Max(lastClose, Math.Min(summary.StartUtc, summary.EndUtc - windowSeconds));
                start = start < summary.EndUtc ? start : summary.StartUtc;
                (double? truth, double? passages) = read(start, summary.EndUtc);
                windows.Add(new ChannelWindow(start, summary.EndUtc, bucket.Value, truth, passages));
                lastClose = summary.EndUtc;
            }
        }

        return windows;
    }

    // The table has one pair of columns for people. With several counted channels it can mean only the plain one, unless
    // columns carry the channel's own suffix.
    private static string CountedSuffix(string name, StreetTable street, int countedChannels)
    {
        string suffix = name.StartsWith(DefaultFootfall + ".", StringComparison.Ordinal) ? name[DefaultFootfall.Length..] : "";
        return suffix.Length > 0 && countedChannels == 1 && street.IndexOf("passages" + suffix) < 0 ? "" : suffix;
    }

    private sealed record PlacedSummary(long StartUtc, long EndUtc, ReceivedSummary Summary);
}
