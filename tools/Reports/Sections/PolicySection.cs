using System.Globalization;
using System.Text;
using System.Xml.Linq;
using EdgeNode.Policies;

namespace EdgeNode.Reports;

/// <summary>The policy in force, in plain words and then word for word.</summary>
internal static class PolicySection
{
    public static XElement Make(RunView run)
    {
        Policy policy = run.Files.Policy;
        int others = run.Delivery.OtherPolicies;
        return Html.Section(
            "policy",
            "The policy in plain words",
            Html.Paragraph(
                $"Policy number {policy.Number.ToString(CultureInfo.InvariantCulture)}, \u201C{policy.Title}\u201D. Each summary carries its name, ",
                Html.Classed("code", "hash", policy.Hash),
                ", which is the beginning of the SHA-256 of its text: a changed word is another name."),
            others > 0
                ? Html.Classed("p", "warning", $"Summaries that name another policy than this one: {Figures.Count(others)}.")
                : null,
            Html.Definitions(
            [
                ("Why", [policy.Purpose]),
                ("Legal basis", [policy.Basis]),
                ("Who answers for it", [policy.Controller]),
                ("Where to ask", [policy.Contact]),
                ("Who may see it", [policy.Access]),
                ("How long it is kept", [Figures.Count(policy.RetentionDays, "day")]),
                ("How often a message leaves", [$"Every {Figures.Period(policy.SlotSeconds)}."]),
            ]),
            policy.Channels.Select(Channel),
            new XElement(
                "details",
                new XElement("summary", "The policy word for word"),
                Html.Code(Encoding.UTF8.GetString(policy.Text).TrimEnd('\n'))));
    }

    private static object?[] Channel(ChannelPolicy channel)
    {
        return
        [
            new XElement("h3", ChannelWords.For(channel.Name, channel).Title),
            Html.Definitions(
            [
                ("What", [PolicySentences.What(channel)]),
                ("How often", [PolicySentences.HowOften(channel)]),
                ("How blurred", [PolicySentences.HowBlurred(channel)]),
                ("Buckets", [PolicySentences.Buckets(channel)]),
            ]),
        ];
    }
}
