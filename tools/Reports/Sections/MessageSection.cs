using System.Text;
using System.Xml.Linq;
using EdgeNode.Summaries;

namespace EdgeNode.Reports;

/// <summary>One real message, each field explained.</summary>
internal static class MessageSection
{
    public static XElement Make(RunView run)
    {
        // The one that says most: as many channels as possible, as few of them absent as possible.
        ReceivedSummary? summary = run.Files.Received
            .OrderByDescending(candidate => candidate.Buckets.Count)
            .ThenBy(candidate => candidate.Buckets.Count(bucket => bucket.Value is null))
            .ThenBy(candidate => candidate.Previous == SummaryChain.None)
            .FirstOrDefault();
        return Html.Section(
            "message",
            "One real message",
            summary is null
                ? Html.Paragraph("No summary was received.")
                : (object)new object[]
                {
                    Html.Paragraph(
                        "Line ",
                        Figures.Count(summary.Line.Number),
                        " of ",
                        Html.Element("code", RunFolder.ReceivedFile),
                        ", exactly as it was received. All of them look like this."),
                    Html.Code(Encoding.UTF8.GetString(summary.Hashed)),
                    Html.Definitions(SummaryFields.Explain(summary, run)),
                });
    }
}
