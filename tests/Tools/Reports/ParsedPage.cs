using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EdgeNode.Tools.Tests.Reports;

/// <summary>A page read back as XML, which it has to be: a reader of its own, that shares nothing with the writer.</summary>
internal sealed partial class ParsedPage
{
    public ParsedPage(string text)
    {
        Root = XDocument.Parse(text).Root!;
    }

    public XElement Root { get; }

    public IEnumerable<XElement> All => Root.DescendantsAndSelf();

    public IEnumerable<XElement> Pairs => All.Where(element => HasClass(element, "pair"));

    public string Text => string.Join(' ', Root.Element("body")!.DescendantNodes().OfType<XText>().Select(text => text.Value)).Replace('\u00A0', ' ');

    /// <summary>The figures of one pair by the title of its channel, weeks in order; the picture at the head of the page left out.</summary>
    public List<XElement> PairsOf(string title)
    {
        return Pairs
            .Where(pair => pair.Element("title")!.Attribute("id")!.Value != "hero-name")
            .Where(pair => pair.Element("title")!.Value.StartsWith(title + ", ", StringComparison.Ordinal))
            .ToList();
    }

    /// <summary>Cells of the table row with a heading, in the table with a caption.</summary>
    public List<string> Row(string caption, string heading)
    {
        XElement table = All.Single(element => element.Name == "table" && element.Element("caption")!.Value == caption);
        XElement row = table.Element("tbody")!.Elements("tr").Single(tr => tr.Element("th")!.Value == heading);
        return row.Elements("td").Select(td => td.Value.Replace('\u00A0', ' ')).ToList();
    }

    public static bool HasClass(XElement element, string name)
    {
        return element.Attribute("class")?.Value.Split(' ').Contains(name) ?? false;
    }

    /// <summary>The boxes of a path of "M x y h w v h h-w z" pieces: left, top, width, height in the panel's units.</summary>
    public static List<(long Left, long Top, long Width, long Height)> Boxes(XElement path)
    {
        return BoxPattern().Matches(path.Attribute("d")!.Value)
            .Select(match => (Number(match, 1), Number(match, 2), Number(match, 3), Number(match, 4)))
            .ToList();
    }

    public static double Percent(XElement element, string attribute)
    {
        return double.Parse(element.Attribute(attribute)!.Value.TrimEnd('%'), CultureInfo.InvariantCulture);
    }

    private static long Number(Match match, int group)
    {
        return long.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("M(\\d+) (\\d+)h(\\d+)v(\\d+)h-\\d+z")]
    private static partial Regex BoxPattern();
}
