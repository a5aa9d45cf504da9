using System.Globalization;
using System.Xml.Linq;

namespace EdgeNode.Reports;

/// <summary>
/// Makes SVG elements. Places along the time axis are percentages of the picture's width and heights are CSS pixels, so
/// a picture is as wide as its column while its letters keep their size.
/// </summary>
internal static class Svg
{
    /// <summary>A text with its baseline at a height.</summary>
    public static XElement Text(string classes, double percent, double y, params object[] content)
    {
        return new XElement(
            "text",
            new XAttribute("class", classes),
            new XAttribute("x", Percent(percent)),
            new XAttribute("y", Pixels(y)),
            content);
    }

    /// <summary>A rectangle over a part of the width.</summary>
    public static XElement Rectangle(string classes, double fromPercent, double toPercent, double y, double height)
    {
        return new XElement(
            "rect",
            new XAttribute("class", classes),
            new XAttribute("x", Percent(fromPercent)),
            new XAttribute("width", Percent(toPercent - fromPercent)),
            new XAttribute("y", Pixels(y)),
            new XAttribute("height", Pixels(height)));
    }

    /// <summary>A straight line.</summary>
    public static XElement Line(string classes, double fromPercent, double toPercent, double fromY, double toY)
    {
        return new XElement(
            "line",
            new XAttribute("class", classes),
            new XAttribute("x1", Percent(fromPercent)),
            new XAttribute("x2", Percent(toPercent)),
            new XAttribute("y1", Pixels(fromY)),
            new XAttribute("y2", Pixels(toY)));
    }

    /// <summary>A panel of its own coordinates, stretched to the picture's width.</summary>
    public static XElement Panel(double y, double height, long unitsWide, long unitsHigh, params object?[] content)
    {
        return new XElement(
            "svg",
            new XAttribute("class", "panel"),
            new XAttribute("x", "0"),
            new XAttribute("y", Pixels(y)),
            new XAttribute("width", "100%"),
            new XAttribute("height", Pixels(height)),
            new XAttribute("viewBox", $"0 0 {unitsWide} {unitsHigh}"),
            new XAttribute("preserveAspectRatio", "none"),
            content);
    }

    /// <summary>A path in a panel's coordinates.</summary>
    public static XElement Path(string classes, string data)
    {
        return new XElement("path", new XAttribute("class", classes), new XAttribute("d", data));
    }

    /// <summary>A share of the width.</summary>
    public static string Percent(double percent)
    {
        return percent.ToString("0.###", CultureInfo.InvariantCulture) + "%";
    }

    /// <summary>A length in CSS pixels.</summary>
    public static string Pixels(double pixels)
    {
        return pixels.ToString("0.##", CultureInfo.InvariantCulture);
    }
}
