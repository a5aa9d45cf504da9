using System.Xml.Linq;
using EdgeNode.Pages;

namespace EdgeNode.Audit;

/// <summary>How anyone can do it again.</summary>
internal static class RepeatSection
{
    public static XElement Make(AuditResult result)
    {
        string checkout = result.Tree.Commit is null ? "" : $"git checkout {result.Tree.Commit}\n";
        return Html.Section(
            "repeat",
            "Do it again",
            Html.Paragraph("In a clone of EdgeNode, on a machine with the .NET 10 SDK:"),
            Html.Code($"{checkout}./edgenode audit --mutants --attack"),
            Html.Paragraph(
                "Its exit code is 0 when everything stands, 1 when something does not, and 2 when the sources do not build or the programs are not of these sources. ",
                Html.Element("code", AuditFolder.JsonFile),
                " has the same results for programs, and the tests by the names they have in the sources."));
    }
}
