using System.Xml.Linq;

namespace EdgeNode.Pages;

/// <summary>Makes elements. Text becomes text nodes, so it is escaped where the tree is written, and nowhere else.</summary>
public static class Html
{
    /// <summary>An element with attributes, elements and texts.</summary>
    public static XElement Element(string name, params object?[] content)
    {
        return new XElement(name, content);
    }

    /// <summary>An element with a class.</summary>
    public static XElement Classed(string name, string classes, params object?[] content)
    {
        return new XElement(name, new XAttribute("class", classes), content);
    }

    /// <summary>A paragraph.</summary>
    public static XElement Paragraph(params object?[] content)
    {
        return new XElement("p", content);
    }

    /// <summary>An attribute.</summary>
    public static XAttribute Attribute(string name, object value)
    {
        return new XAttribute(name, value);
    }

    /// <summary>A part of the page with a heading of the second level and an anchor.</summary>
    public static XElement Section(string id, string title, params object?[] content)
    {
        return new XElement(
            "section",
            new XAttribute("id", id),
            new XAttribute("aria-labelledby", id + "-title"),
            new XElement("h2", new XAttribute("id", id + "-title"), title),
            content);
    }

    /// <summary>A table whose first column heads its rows and whose further columns hold figures.</summary>
    /// <param name="caption">What the table shows.</param>
    /// <param name="headings">One for each column.</param>
    /// <param name="rows">Cells, as many as headings.</param>
    public static XElement Table(string caption, string[] headings, IEnumerable<string[]> rows)
    {
        return Classed(
            "div",
            "table",
            new XElement(
                "table",
                Role("table"),
                new XElement("caption", caption),
                new XElement("thead", Role("rowgroup"), new XElement("tr", Role("row"), headings.Select(ColumnHeading))),
                new XElement("tbody", Role("rowgroup"), rows.Select(cells => TableRow(headings, cells)))));
    }

    private static XElement TableRow(string[] headings, string[] cells)
    {
        // Narrow screens show each cell as a line of its own, led by its column's heading.
        return new XElement(
            "tr",
            Role("row"),
            Element("th", Attribute("scope", "row"), Role("rowheader"), cells[0]),
            cells.Skip(1).Select((cell, i) => Element("td", Role("cell"), Attribute("data-label", headings[i + 1]), cell)));
    }

    private static XElement ColumnHeading(string heading)
    {
        return Element("th", Attribute("scope", "col"), Role("columnheader"), heading);
    }

    // Shown as blocks, a table is none to a screen reader unless it says so.
    private static XAttribute Role(string role)
    {
        return new XAttribute("role", role);
    }

    /// <summary>Names and their meanings.</summary>
    public static XElement Definitions(IEnumerable<(object Term, object?[] Meaning)> entries)
    {
        return new XElement(
            "dl",
            entries.Select(entry => new XElement("div", new XElement("dt", entry.Term), new XElement("dd", entry.Meaning))));
    }

    /// <summary>A few great numbers side by side, each with what it means.</summary>
    public static XElement Numbers(IEnumerable<(string Number, string Meaning)> numbers)
    {
        return Classed(
            "dl",
            "numbers",
            numbers.Select(entry => new XElement("div", new XElement("dt", entry.Meaning), new XElement("dd", entry.Number))));
    }

    /// <summary>Lines of a file or a terminal.</summary>
    public static XElement Code(string text)
    {
        return new XElement("pre", new XAttribute("tabindex", "0"), new XElement("code", text));
    }
}
