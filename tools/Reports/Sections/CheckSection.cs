using System.Globalization;
using System.Xml.Linq;

namespace EdgeNode.Reports;

/// <summary>How anyone can check what the page says.</summary>
internal static class CheckSection
{
    public static XElement Make(RunView run)
    {
        return Html.Section(
            "check",
            "Check it yourself",
            Html.Paragraph("Lengths, gaps, the chain, the policy\u2019s name and the buckets, all at once:"),
            Html.Code("edgenode verify " + RunFolder.ReceivedFile),
            Found(run.Delivery),
            Chain(run),
            Html.Paragraph("The policy\u2019s name is the hash of its text, without the signatures that may follow a line of three hyphens. This has to print ", Html.Classed("code", "hash", run.Files.Policy.Hash), ":"),
            Html.Code("sed '/^---$/,$d' policy.txt | sha256sum | cut -c 1-32"),
            Html.Paragraph("The chain shows gaps and damage. It does not show who wrote the messages: whoever holds all of them can compute it anew."));
    }

    private static XElement? Found(Delivery delivery)
    {
        if (delivery.Links == 0)
        {
            return null;
        }

        bool isWhole = delivery.Held == delivery.Links && delivery.Missing == 0;
        return Html.Classed(
            "p",
            isWhole ? "finding" : "warning",
            $"When this page was made, {Figures.Count(delivery.Held)} of {Figures.Count(delivery.Links)} links held. Missing summaries: {Figures.Count(delivery.Missing)}.");
    }

    private static object[]? Chain(RunView run)
    {
        IReadOnlyList<ReceivedSummary> received = run.Files.Received;
        for (int i = 1; i < received.Count; i++)
        {
            bool isNext = received[i].Node == received[i - 1].Node && received[i].Run == received[i - 1].Run && received[i].Seq == received[i - 1].Seq + 1;
            if (isNext)
            {
                int line = received[i - 1].Line.Number;
                string number = line.ToString(CultureInfo.InvariantCulture);
                return
                [
                    Html.Paragraph(
                        $"Or one link by hand, with nothing but the tools of any Linux: the hash of line {number} up to its closing brace. It has to print ",
                        Html.Classed("code", "hash", Delivery.ChainHash(received[i - 1])),
                        ", and line ",
                        received[i].Line.Number.ToString(CultureInfo.InvariantCulture),
                        " has to carry it as ",
                        Html.Element("code", "prev"),
                        ":"),
                    Html.Code("sed -n '" + number + "{s/} *$/}/;p}' " + RunFolder.ReceivedFile + " | tr -d '\\n' | sha256sum | cut -c 1-32"),
                ];
            }
        }

        return null;
    }
}
