using System.Globalization;
using System.Net;
using System.Text;

namespace EdgeNode.Flashing;

/// <summary>Draws a label as SVG, 50 mm wide.</summary>
internal static class LabelSvg
{
    private const int WidthMm = 50;
    private const int UrlLineLength = 34;
    private const double UrlLineMm = 3;

    public static string Write(BoxLabel label)
    {
        int side = label.Modules.Count;
        IReadOnlyList<string> lines = label.UrlLines(UrlLineLength);
        double height = 12 + WidthMm + 4 + (lines.Count * UrlLineMm) + 2;
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WidthMm}mm\" height=\"{height}mm\" viewBox=\"0 0 {WidthMm} {height}\">\n");
        text.Append(CultureInfo.InvariantCulture, $"<title>EdgeNode box {label.Node}</title>\n");
        text.Append(CultureInfo.InvariantCulture, $"<rect width=\"{WidthMm}\" height=\"{height}\" fill=\"#fff\"/>\n");
        Line(text, label.Node, 9, 7, "bold");
        text.Append(CultureInfo.InvariantCulture, $"<svg y=\"12\" width=\"{WidthMm}\" height=\"{WidthMm}\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\">");
        text.Append(CultureInfo.InvariantCulture, $"<path d=\"{Squares(label)}\"/></svg>\n");
        Line(text, BoxLabel.Invitation, 12 + WidthMm, 3, "normal");
        for (int index = 0; index < lines.Count; index++)
        {
            Line(text, lines[index], 16 + WidthMm + (index * UrlLineMm), 2.2, "normal");
        }

        return text.Append("</svg>\n").ToString();
    }

    private static void Line(StringBuilder text, string words, double y, double size, string weight)
    {
        text.Append(CultureInfo.InvariantCulture, $"<text x=\"{WidthMm / 2}\" y=\"{y}\" font-family=\"monospace\" font-size=\"{size}\" font-weight=\"{weight}\" text-anchor=\"middle\">");
        text.Append(WebUtility.HtmlEncode(words)).Append("</text>\n");
    }

    private static string Squares(BoxLabel label)
    {
        StringBuilder path = new();
        for (int y = 0; y < label.Modules.Count; y++)
        {
            for (int x = 0; x < label.Modules.Count; x++)
            {
                if (label.Modules[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        return path.ToString();
    }
}
