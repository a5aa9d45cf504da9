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
                ("Detection", ["A rise that is counted. For a while after one, further rises are not: that is the lockout."]),
                ("Window", ["The stretch of time that one value of a channel speaks of."]),
                ("Bucket", ["What a value is rounded to before it leaves: all values from one edge of the policy to the next."]),
                ("Noise", ["A random number that every count begins with, so that nobody can tell what one passage did to it."]),
                ("m, epsilon", ["How strong that noise is. A policy says m, from 1, the weakest, to 4; epsilon follows from it, and is the most that one detection can change the odds of anything released, as a logarithm."]),
                ("Policy", ["The text that says what a box collects, and how it is blurred."]),
                ("Parts of the firmware", ["Sensing reads the sensors. Blurring makes buckets of what they say. Summaries, Reporting and Provisioning store, send, and talk to a technician. Node puts the parts together."]),
                ("Mutant", ["A deliberate break of the sources, in a copy."]),
            ]),
            Html.Paragraph("Times are in UTC. This page loads nothing and runs no script."));
    }
}
