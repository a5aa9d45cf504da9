using System.Xml.Linq;

namespace EdgeNode.Reports;

/// <summary>The first screen: what this is, one day up close, and three numbers.</summary>
internal static class HeroSection
{
    private const long Day = 86400;
    private const int StreetHeight = 150;
    private const int RowHeight = 17;

    public static XElement Make(RunView run)
    {
        return Html.Classed(
            "header",
            "hero",
            Html.Classed("p", "eyebrow", string.Join(" \u00B7 ", Names(run))),
            new XElement(
                "h1",
                Html.Classed("span", "street-word", "What this box saw."),
                " ",
                Html.Classed("span", "city-word", "What the city got.")),
            Html.Classed("p", "lead", PolicySentences.WhatThisIs(run.Files.Policy)),
            Html.Classed("p", "unproven", Html.Element("strong", "No box has run this firmware on hardware yet. "), "What follows is from a box that a PC simulated."),
            Figure(run),
            Numbers(run));
    }

    private static IEnumerable<string> Names(RunView run)
    {
        yield return "EdgeNode";
        if (run.Files.Node is string node)
        {
            yield return "box " + node;
        }

        yield return run.Files.Policy.Title;
    }

    private static XElement? Figure(RunView run)
    {
        ChannelSeries? series = run.Channels.FirstOrDefault(channel => channel.HasBuckets && channel.Points.Any(point => point.Value is not null))
            ?? run.Channels.FirstOrDefault(channel => channel.HasBuckets);
        if (series is null || run.StartUtc is not long start || run.EndUtc is not long end)
        {
            return null;
        }

        TimeAxis time = CloseUp(series, start, end);
        bool isCounted = series.Policy?.IsCounted ?? false;
        ValueAxis values = ValueAxis.Holding(series.Points.Where(point => time.Shows(point.StartUtc, point.StartUtc + StreetTable.RowSeconds)), isCounted);
        bool hasOutage = run.Outages.Any(outage => outage.StartUtc is long from && time.Shows(from, outage.EndUtc ?? end));
        PairLayout layout = new(StreetHeight, RowHeight, series.BucketCount, hasOutage, HasBoundary: true);
        return new XElement(
            "figure",
            PairChart.Draw("hero", series, time, values, run.Outages, layout),
            new XElement(
                "figcaption",
                $"One day up close: {ChannelWords.For(series.Name, series.Policy).Noun}. The upper picture stays on the street. The lower one is all that the city can draw."));
    }

    // The first whole day in UTC of which most arrived; a run without a whole day is shown from its start.
    private static TimeAxis CloseUp(ChannelSeries series, long start, long end)
    {
        Dictionary<long, int> windows = series.Windows
            .Where(window => window.Bucket is not null)
            .GroupBy(window => (window.EndUtc - 1) / Day * Day)
            .ToDictionary(day => day.Key, day => day.Count());
        List<long> whole = windows.Keys.Where(day => day >= start && day + Day <= end).Order().ToList();
        if (whole.Count == 0)
        {
            return new TimeAxis(start, Math.Min(end, start + Day));
        }

        long best = whole.MaxBy(day => windows[day]);
        return new TimeAxis(best, best + Day);
    }

    private static XElement Numbers(RunView run)
    {
        List<(string Number, string Meaning)> numbers = [];
        int messages = run.Files.Received.Count;
        numbers.Add((Figures.Count(messages), messages == 1 ? "summary received" : "summaries received, one for each slot"));
        List<int> lengths = run.Files.Received.Select(summary => summary.Line.Bytes.Length).Distinct().Order().ToList();
        if (lengths.Count == 1)
        {
            numbers.Add((Figures.Count(lengths[0]), "bytes each, whatever happened on the street"));
        }
        else if (lengths.Count > 1)
        {
            numbers.Add(($"{Figures.Count(lengths[0])}\u2013{Figures.Count(lengths[^1])}", "bytes each: their lengths should be equal"));
        }

        numbers.Add((Figures.Count(run.Delivery.Missing), "missing between the first and the last"));
        return Html.Numbers(numbers);
    }
}
