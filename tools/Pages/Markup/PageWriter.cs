using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace EdgeNode.Pages;

/// <summary>Writes a tree as a page that is HTML and well-formed XML at once.</summary>
internal static class PageWriter
{
    // Written as <name/> these would stay open in HTML; all other empty elements here are void or SVG.
    private static readonly HashSet<string> NeverSelfClosed = ["p", "td", "th", "dd", "dt", "code", "pre", "span", "title", "desc", "text", "h1", "h2", "h3", "h4", "li", "div", "tbody", "ol", "ul", "dl", "strong", "em", "caption"];

    // A browser reads the text of these as it stands, where XML would want it escaped. It comes from our own resource.
    private const string RawElement = "style";

    /// <summary>Writes the page with its document type.</summary>
    public static string Write(XElement html)
    {
        foreach (XElement element in html.DescendantsAndSelf())
        {
            Clean(element);
        }

        StringBuilder text = new("<!DOCTYPE html>\n");
        XmlWriterSettings settings = new() { OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.Replace, NewLineChars = "\n" };
        using (XmlWriter writer = XmlWriter.Create(text, settings))
        {
            html.WriteTo(writer);
        }

        return text.Append('\n').ToString();
    }

    private static void Clean(XElement element)
    {
        if (element.Name.LocalName == RawElement && element.Value.AsSpan().IndexOfAny('<', '&', '>') >= 0)
        {
            throw new InvalidOperationException("The style sheet holds a character that HTML and XML read differently.");
        }

        foreach (XAttribute attribute in element.Attributes())
        {
            attribute.Value = Clean(attribute.Value);
        }

        foreach (XText node in element.Nodes().OfType<XText>())
        {
            node.Value = Clean(node.Value);
        }

        if (!element.Nodes().Any() && NeverSelfClosed.Contains(element.Name.LocalName))
        {
            element.Value = "";
        }
    }

    // Control characters and halves of pairs cannot stand in XML, not even escaped.
    private static string Clean(string text)
    {
        StringBuilder? clean = null;
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            if (isPair)
            {
                clean?.Append(text, i, 2);
                i++;
            }
            else if (XmlConvert.IsXmlChar(text[i]))
            {
                clean?.Append(text[i]);
            }
            else
            {
                clean ??= new StringBuilder(text, 0, i, text.Length);
                clean.Append('\uFFFD');
            }
        }

        return clean?.ToString() ?? text;
    }
}
