using System.Xml.Linq;
using EdgeNode.Pages;

namespace EdgeNode.Audit;

/// <summary>The foot of the page: its words.</summary>
internal static class AuditFooter
{
    public static XElement Make()
    {
        return new XElement(
            "footer",
            Html.Element("h2", "Words"),
            Html.Definitions(
            [
                ("Claim", ["A sentence that EdgeNode promises, worded so that it could be shown to be wrong."]),
                ("Reading", ["What a sensor says: a passage, a level, a temperature."]),
                ("Rise", ["The moment at which a sensor's line says that something passed."]),
                ("Window", ["The stretch of time that one value of a channel speaks of."]),
                ("Bucket", ["The range that a value is rounded to before it leaves."]),
                ("Noise", ["A random number that every count begins with, so that nobody can tell what one passage did to it."]),
                ("Mutant", ["A deliberate break of the sources, in a copy."]),
            ]),
            Html.Paragraph("Times are in UTC. This page loads nothing and runs no script."));
    }
}
