using System.Xml.Linq;

namespace EdgeNode.Reports;

/// <summary>The foot of the page: its words.</summary>
internal static class FooterSection
{
    public static XElement Make()
    {
        return new XElement(
            "footer",
            Html.Element("h2", "Words"),
            Html.Definitions(
            [
                ("Slot", ["The stretch of time that one summary speaks of."]),
                ("Channel", ["One quantity that a box reports."]),
                ("Window", ["The stretch of time that one value of a channel speaks of: one slot or several."]),
                ("Bucket", ["What a value is rounded to: all values from one edge of the policy to the next."]),
                ("Absent", ["No value: the sensor failed, gave too few readings, or is not there."]),
            ]),
            Html.Paragraph("Times are in UTC. This page loads nothing and runs no script; the same files give the same page."));
    }
}
