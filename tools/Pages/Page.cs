using System.Reflection;
using System.Xml.Linq;

namespace EdgeNode.Pages;

/// <summary>One self-contained HTML file without scripts, for any width, in light and dark, on paper too.</summary>
/// <param name="Title">Title of the page.</param>
/// <param name="Hero">The first screen.</param>
/// <param name="Sections">Its parts, made by <see cref="Html.Section"/>; they make the contents too.</param>
/// <param name="Footer">What stands below.</param>
public sealed record Page(string Title, XElement Hero, IReadOnlyList<XElement> Sections, XElement Footer)
{
    /// <summary>Writes the page. The same parts give the same text.</summary>
    /// <param name="owner">The assembly that holds the page's own style sheet.</param>
    /// <param name="style">Name of that resource.</param>
    /// <returns>The page. Its text is to be stored as UTF-8.</returns>
    public string Write(Assembly owner, string style)
    {
        return PageWriter.Write(new XElement(
            "html",
            Html.Attribute("lang", "en"),
            PageHead.Make(Title, owner, style),
            new XElement(
                "body",
                Html.Element("a", Html.Attribute("class", "skip"), Html.Attribute("href", "#main"), "Skip to the content"),
                Hero,
                Contents(),
                Html.Element("main", Html.Attribute("id", "main"), Sections),
                Footer)));
    }

    private XElement Contents()
    {
        return Html.Element(
            "nav",
            Html.Attribute("aria-label", "Contents"),
            new XElement(
                "ul",
                Sections.Select(section => new XElement(
                    "li",
                    Html.Element("a", Html.Attribute("href", "#" + section.Attribute("id")!.Value), section.Element("h2")!.Value)))));
    }
}
