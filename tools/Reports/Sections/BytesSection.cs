using System.Xml.Linq;

namespace EdgeNode.Reports;

/// <summary>What left the box in bytes, and what it could have been.</summary>
internal static class BytesSection
{
    private const long Day = 86400;

    // A row of the table, not a topic.
    private const string AllTopics = "all";

    private static readonly Dictionary<string, string> Meanings = new()
    {
        ["summary"] = "one for each slot",
        ["policy"] = "the policy in force",
        ["about"] = "where the box hangs and what is in it",
        ["state"] = "whether the box is there",
        ["health"] = "how the box is, once a day",
        [AllTopics] = "everything that left",
    };

    public static XElement Make(RunView run)
    {
        return Html.Section(
            "bytes",
            "What left the box",
            run.Publishes.Count > 0 ? PerTopic(run) : NoLog(run),
            Waiting(run),
            CouldHaveBeen(run),
            PerDay(run));
    }

    private static object?[] PerTopic(RunView run)
    {
        List<TopicTraffic> topics = TopicTraffic.PerTopic(run.Publishes);
        topics.Add(new TopicTraffic(AllTopics, topics.Sum(topic => topic.Messages), topics.Sum(topic => topic.Bytes)));
        return
        [
            Html.Paragraph(
                "Every message that the broker took from the box, in bytes of MQTT payload. The broker\u2019s log, ",
                Html.Element("code", RunFolder.BrokerFile),
                ", names each with its length and hash."),
            Html.Table(
                "Messages and payload bytes per topic",
                ["Topic", "Messages", "Bytes", "Bytes a day"],
                topics.Select(topic => new[]
                {
                    $"{topic.Topic}: {Meanings.GetValueOrDefault(topic.Topic, "not a topic of a box")}",
                    Figures.Count(topic.Messages),
                    Figures.Count(topic.Bytes),
                    run.Seconds == 0 ? "\u2013" : Figures.Count((long)Math.Round((double)topic.Bytes * Day / run.Seconds)),
                })),
        ];
    }

    private static object?[] NoLog(RunView run)
    {
        long bytes = run.Files.Received.Sum(summary => (long)summary.Line.Bytes.Length);
        return
        [
            Html.Paragraph(
                $"The folder holds no broker\u2019s log of this box, so only the summaries can be counted: {Figures.Count(run.Files.Received.Count)} with {Figures.Bytes(bytes)} together."),
        ];
    }

    private static XElement? Waiting(RunView run)
    {
        if (run.Delivery.MedianWaitSeconds is not long median || run.Delivery.LongestWaitSeconds is not long longest)
        {
            return null;
        }

        string outages = run.Outages.Count == 0
            ? ""
            : $" The link was down {(run.Outages.Count == 1 ? "once" : Figures.Count(run.Outages.Count) + " times")}: meanwhile summaries waited in the box and followed when it came back.";
        return Html.Paragraph(
            $"Half of the summaries reached the broker within {Figures.Duration(median)} of the end of their slot, the slowest after {Figures.Duration(longest)}.{outages}");
    }

    private static XElement? CouldHaveBeen(RunView run)
    {
        if (run.Files.Received.Count == 0)
        {
            return null;
        }

        long length = run.Files.Received.Max(summary => summary.Line.Bytes.Length);
        long perSecond = run.Seconds * length;
        long sent = run.Publishes.Count > 0 ? run.Publishes.Sum(e => e.Length) : run.Files.Received.Sum(summary => (long)summary.Line.Bytes.Length);
        double bits = run.Channels.Sum(channel => channel.Windows.Count * Math.Log2(channel.BucketCount + 1));
        List<object> points =
        [
            Point(
                Figures.RoundBytes(perSecond),
                $" would have left with a raw reading each second, in messages of the same {Figures.Bytes(length)}: {Figures.Count(Math.Max(1, (long)Math.Round((double)perSecond / Math.Max(1, sent))))} times as much."),
            Point(Figures.RoundBytes(sent), " left."),
            Point(
                Figures.RoundBytes(Math.Ceiling(bits / 8)),
                " would hold all that the buckets themselves can say. The rest is names, numbers, hashes and padding."),
        ];
        double passages = run.Channels.SelectMany(channel => channel.Windows).Sum(window => window.Passages ?? 0);
        if (passages > 0)
        {
            points.Add(Point(Figures.Count((long)Math.Round(passages)), " passages happened in front of the box. Not one of them left it as an event, with its time or without."));
        }

        return Html.Classed("div", "could", new XElement("h3", "What it could have been"), Html.Classed("ul", "facts", points));
    }

    private static XElement Point(string figure, string meaning)
    {
        return new XElement("li", Html.Element("strong", figure), meaning);
    }

    private static XElement? PerDay(RunView run)
    {
        List<string[]> days = run.Publishes
            .GroupBy(e => run.Clock.UtcOf(e.UpMs) / Day)
            .OrderBy(day => day.Key ?? long.MaxValue)
            .Select(day => new[]
            {
                day.Key is long number ? Figures.Date(number * Day) : "at an unknown time",
                Figures.Count(day.Count()),
                Figures.Count(day.Sum(e => e.Length)),
            })
            .ToList();
        return days.Count < 2
            ? null
            : new XElement(
                "details",
                new XElement("summary", "Day by day"),
                Html.Table("Messages and payload bytes per day, in UTC", ["Day", "Messages", "Bytes"], days));
    }
}
