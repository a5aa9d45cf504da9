using System.Globalization;
using System.Xml.Linq;
using EdgeNode.Policies;

namespace EdgeNode.Reports;

/// <summary>Each channel: the street above, what the city received below.</summary>
internal static class ChannelsSection
{
    // More would make the page heavy without making it clearer; the files hold all of it.
    private const int MostWeeks = 8;

    private const long Day = 86400;
    private const long Week = 7 * Day;

    // A run that is a little longer than whole weeks gets no picture of its own for the rest.
    private const long RestSeconds = Day / 4;

    private const int StreetHeight = 110;
    private const int RowHeight = 15;

    public static XElement Make(RunView run)
    {
        return Html.Section(
            "channels",
            "The street, and what left it",
            Html.Classed(
                "p",
                "note-box",
                Html.Element("strong", "Nobody could draw the upper pictures of a real street. "),
                "They come from ",
                Html.Element("code", RunFolder.StreetFile),
                ", which is here because this street was simulated, or replayed from a recording. A box keeps no such record, and it sends none."),
            Legend(run),
            Html.Classed("div", "channels", run.Channels.Select((channel, i) => Channel(run, channel, i))),
            NotCollected(run));
    }

    private static XElement Legend(RunView run)
    {
        bool hasAbsent = run.Channels.Any(channel => channel.Windows.Any(window => window.Bucket is null));
        return Html.Classed(
            "ul",
            "legend",
            Key("key-street", "the street, each quarter hour"),
            Key("key-city", "the bucket that the city got"),
            hasAbsent ? Key("key-absent", "absent: no value was sent") : null,
            run.Outages.Count > 0 ? Key("key-outage", "link down: summaries wait in the box") : null);
    }

    private static XElement Key(string classes, string meaning)
    {
        return new XElement("li", Html.Classed("span", "key " + classes, Html.Attribute("aria-hidden", "true")), meaning);
    }

    private static XElement Channel(RunView run, ChannelSeries series, int index)
    {
        ChannelWords words = ChannelWords.For(series.Name, series.Policy);
        string id = "channel-" + index.ToString(CultureInfo.InvariantCulture);
        List<XElement> weeks = Weeks(run, series, id);
        int left = WeekCount(run) - weeks.Count;
        return Html.Classed(
            "article",
            "channel",
            Html.Attribute("aria-labelledby", id),
            new XElement("h3", new XAttribute("id", id), words.Title),
            Html.Classed("p", "made", ChannelSentences.HowItIsMade(series)),
            weeks.Take(1),
            weeks.Count > 1
                ? new XElement(
                    "details",
                    new XElement("summary", weeks.Count == 2 ? "The second week" : $"The other {weeks.Count - 1} weeks"),
                    weeks.Skip(1))
                : null,
            left > 0 ? Html.Paragraph($"{Figures.Count(left)} further weeks are in the files and not drawn.") : null,
            Html.Classed("p", "finding", ChannelSentences.HowItMatches(series)),
            ChannelSentences.WhetherItTellsNothing(series) is string nothing ? Html.Classed("p", "finding", nothing) : null);
    }

    private static int WeekCount(RunView run)
    {
        if (run.StartUtc is not long start || run.EndUtc is not long end || end <= start)
        {
            return 0;
        }

        return (int)Math.Max(1, (end - start - RestSeconds + Week - 1) / Week);
    }

    private static List<XElement> Weeks(RunView run, ChannelSeries series, string id)
    {
        int count = Math.Min(WeekCount(run), MostWeeks);
        if (count == 0 || run.StartUtc is not long start || run.EndUtc is not long end)
        {
            return [];
        }

        ValueAxis values = ValueAxis.Holding(series.Points, series.Policy?.IsCounted ?? false);
        List<XElement> weeks = [];
        for (int week = 0; week < count; week++)
        {
            long from = start + (week * Week);
            bool isLast = week == WeekCount(run) - 1;
            // The weeks of a long run share their scale of time; a short run fills the width.
            long to = isLast ? Math.Max(end, count > 1 ? from + Week : 0) : from + Week;
            TimeAxis time = new(from, to);
            bool hasOutage = run.Outages.Any(outage => outage.StartUtc is long lost && time.Shows(lost, outage.EndUtc ?? end));
            PairLayout layout = new(StreetHeight, RowHeight, series.BucketCount, hasOutage, HasBoundary: false);
            string chartId = id + "-week-" + week.ToString(CultureInfo.InvariantCulture);
            weeks.Add(new XElement("figure", PairChart.Draw(chartId, series, time, values, run.Outages, layout)));
        }

        return weeks;
    }

    private static XElement? NotCollected(RunView run)
    {
        List<string> unseen = Enum.GetValues<ChannelKind>()
            .Where(kind => run.Files.Street.Has(ChannelWords.Of(kind).Column) && run.Files.Policy.Channels.All(channel => channel.Kind != kind))
            .Select(kind => ChannelWords.Of(kind).Title.ToLowerInvariant())
            .ToList();
        return unseen.Count == 0
            ? null
            : Html.Paragraph($"The street also had {Sentences.List(unseen)}. The policy does not name them, so nothing of them left the box.");
    }
}
