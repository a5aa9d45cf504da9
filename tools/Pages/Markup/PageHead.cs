using System.Reflection;
using System.Xml.Linq;

namespace EdgeNode.Pages;

/// <summary>The head: title, style, and the rule that nothing may be loaded.</summary>
internal static class PageHead
{
    private const string CommonStyle = "page.css";

    // Even a page whose escaping failed could then load and run nothing.
    private const string LoadNothing = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    public static XElement Make(string title, Assembly owner, string style)
    {
        return new XElement(
            "head",
            Html.Element("meta", Html.Attribute("charset", "utf-8")),
            Html.Element("meta", Html.Attribute("http-equiv", "Content-Security-Policy"), Html.Attribute("content", LoadNothing)),
            Html.Element("meta", Html.Attribute("name", "viewport"), Html.Attribute("content", "width=device-width, initial-scale=1")),
            Html.Element("meta", Html.Attribute("name", "color-scheme"), Html.Attribute("content", "light dark")),
            Html.Element("meta", Html.Attribute("name", "referrer"), Html.Attribute("content", "no-referrer")),
            // Without an icon of its own a browser would ask a server for one.
            Html.Element("link", Html.Attribute("rel", "icon"), Html.Attribute("href", "data:,")),
            new XElement("title", title),
            new XElement("style", Sheet(typeof(PageHead).Assembly, CommonStyle) + Sheet(owner, style)));
    }

    private static string Sheet(Assembly owner, string name)
    {
        using Stream stream = owner.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The style sheet {name} is not in the assembly.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
