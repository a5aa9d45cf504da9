using System.Xml.Linq;
using EdgeNode.Attacks;
using EdgeNode.Pages;

namespace EdgeNode.Audit;

/// <summary>What known attacks achieved on released data.</summary>
internal static class AttacksSection
{
    public static XElement Make(IReadOnlyList<AttackResult> attacks)
    {
        return Html.Section(
            "attacks",
            "Attacks that were played",
            Html.Paragraph("Each was played against messages as a city receives them. The success is the share of right answers, with the interval in which it lies with 95\u00A0% confidence; a coin has 50\u00A0%. Where no bound stands, nothing is claimed."),
            Html.Table(
                "Success beside what the claims allow at most",
                ["Attack", "Knows", "Trials", "Success", "95 % interval", "Bound", "Result"],
                attacks.Select(Row)),
            Html.Definitions(attacks.Select(attack => ((object)attack.Name, new object?[] { attack.Verdict }))));
    }

    private static string[] Row(AttackResult attack)
    {
        return
        [
            attack.Name,
            attack.Knows,
            Figures.Count(attack.Trials),
            Percent(attack.Success),
            $"{Percent(attack.Low)} to {Percent(attack.High)}",
            attack.Bound is { } bound ? Percent(bound) : "not claimed",
            attack.Bound is null ? "told" : attack.Holds ? "within the bound" : "above the bound",
        ];
    }

    private static string Percent(double share)
    {
        return Figures.Decimal(100 * share, 1) + "\u00A0%";
    }
}
