using System.Globalization;
using System.Xml.Linq;
using EdgeNode.Attacks;
using EdgeNode.Pages;

namespace EdgeNode.Audit;

/// <summary>What the city still gets, beside what attackers get.</summary>
internal static class UtilitySection
{
    public static XElement Make(IReadOnlyList<UtilityResult> results)
    {
        return Html.Section(
            "utility",
            "What is left for the city",
            Html.Paragraph("Noise that blurs one detection also blurs a street. For each street and strength of noise: how often the released bucket was the one of the true detections, or the one beside it; how well the busy hours of a week keep their order (1 is fully); and by how much an hour's count is off, taken from the middles of buckets."),
            Html.Table(
                "Released buckets beside the detections behind them",
                ["Street", "Noise m", "Windows", "Exact bucket", "95 % interval", "Within one", "Order of hours", "Hour's error", "Bits"],
                results.Select(Row)));
    }

    private static string[] Row(UtilityResult result)
    {
        return
        [
            result.Street,
            result.Noise.ToString(CultureInfo.InvariantCulture),
            Figures.Count(result.Windows),
            Share(result.Exact),
            $"{Share(result.ExactLow)} to {Share(result.ExactHigh)}",
            Share(result.WithinOne),
            result.RankKept is { } rank ? Figures.Decimal(rank, 2) : "–",
            result.HourlyError is { } error ? Share(error) : "–",
            Figures.Decimal(result.Bits, 1),
        ];
    }

    private static string Share(double share)
    {
        return Figures.Decimal(100 * share, 1) + "\u00A0%";
    }
}
