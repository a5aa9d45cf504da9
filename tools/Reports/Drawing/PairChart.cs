using System.Xml.Linq;

namespace EdgeNode.Reports;

/// <summary>One channel over one stretch of time: the street above, what the city received below, on the same time axis.</summary>
internal static class PairChart
{
    // A mark's name leans away from the edge it is near to.
    private const double LeanPercent = 60;

    /// <summary>Draws the pair.</summary>
    /// <param name="id">Prefix of the ids within the picture, unique in the page.</param>
    /// <param name="series">The channel.</param>
    /// <param name="time">What is shown of the run.</param>
    /// <param name="values">Axis of the street's values, shared by the pictures of one channel.</param>
    /// <param name="outages">Times without a link.</param>
    /// <param name="layout">Heights.</param>
    public static XElement Draw(
        string id,
        ChannelSeries series,
        TimeAxis time,
        ValueAxis values,
        IReadOnlyList<Outage> outages,
        PairLayout layout)
    {
        ChannelWords words = ChannelWords.For(series.Name, series.Policy);
        long window = series.Policy?.WindowSeconds ?? 0;
        string hatchId = id + "-hatch";
        return new XElement(
            "svg",
            new XAttribute("class", "pair"),
            new XAttribute("role", "img"),
            new XAttribute("aria-labelledby", $"{id}-name {id}-text"),
            new XAttribute("width", "100%"),
            new XAttribute("height", Svg.Pixels(layout.Height)),
            new XElement("title", new XAttribute("id", id + "-name"), $"{words.Title}, {Figures.Date(time.StartUtc)}"),
            new XElement("desc", new XAttribute("id", id + "-text"), PairDescription.Of(series, time)),
            Hatch(hatchId),
            time.Grid(PairLayout.StreetTop, layout.StreetBottom),
            time.Grid(layout.CityTop, layout.CityBottom),
            Svg.Text("panel-title street-title", 0, PairLayout.StreetTitle, "On the street"),
            Svg.Text("panel-unit end", 100, PairLayout.StreetTitle, words.Axis),
            StreetPanel.Draw(series, time, values, layout),
            Svg.Text("panel-title city-title", 0, layout.CityTitle, "What the city got"),
            Svg.Text("panel-unit end", 100, layout.CityTitle, window > 0 ? "per " + Figures.Period(window).Replace("minutes", "min", StringComparison.Ordinal) : "bucket index"),
            CityPanel.Draw(series, time, layout, hatchId),
            outages.SelectMany(outage => Mark(outage, time, layout)),
            layout.HasBoundary ? Boundary(layout) : null,
            time.Names(layout.Names, PairLayout.LineHeight));
    }

    private static object[] Boundary(PairLayout layout)
    {
        return
        [
            Svg.Line("boundary", 0, 100, layout.BoundaryLine, layout.BoundaryLine),
            Svg.Text("boundary-name middle", 50, layout.BoundaryLine + 4, "nothing above this line leaves the box"),
        ];
    }

    private static XElement Hatch(string id)
    {
        return new XElement(
            "defs",
            new XElement(
                "pattern",
                new XAttribute("id", id),
                new XAttribute("width", "6"),
                new XAttribute("height", "6"),
                new XAttribute("patternUnits", "userSpaceOnUse"),
                new XAttribute("patternTransform", "rotate(45)"),
                new XElement("rect", new XAttribute("class", "hatch"), new XAttribute("width", "2"), new XAttribute("height", "6"))));
    }

    private static IEnumerable<XElement> Mark(Outage outage, TimeAxis time, PairLayout layout)
    {
        long end = outage.EndUtc ?? time.EndUtc;
        if (outage.StartUtc is not long start || !time.Shows(start, end))
        {
            yield break;
        }

        double from = time.PercentOf(start);
        double to = time.PercentOf(end);
        bool leansLeft = from > LeanPercent;
        yield return Svg.Rectangle("outage", from, to, layout.OutageLine, layout.CityBottom - layout.OutageLine);
        yield return Svg.Line("outage-line", from, to, layout.OutageLine, layout.OutageLine);
        yield return Svg.Text(
            leansLeft ? "mark end" : "mark start",
            leansLeft ? to : from,
            layout.OutageLine - 5,
            outage.Seconds is long seconds ? "link down " + Figures.Duration(seconds) : "link down");
    }
}
