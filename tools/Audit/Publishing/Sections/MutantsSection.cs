using System.Xml.Linq;
using EdgeNode.Pages;

namespace EdgeNode.Audit;

/// <summary>What became of the deliberate breaks.</summary>
internal static class MutantsSection
{
    public static XElement Make(MutantSummary mutants)
    {
        string drawn = mutants.Results.Count < mutants.Available
            ? $"{mutants.Results.Count} of {mutants.Available} were made, drawn by the hash of the commit."
            : $"All {mutants.Available} were made.";
        return Html.Section(
            "mutants",
            "Deliberate breaks",
            Html.Paragraph("A test that cannot fail proves nothing. So the sources are broken on purpose, one rule at a time, in a copy; the test that watches over the rule has to turn red. A break that goes unnoticed has survived. ", drawn),
            Html.Table(
                "The breaks, and whether they were noticed",
                ["Rule that was broken", "Claim", "Break", "Seconds", "Result"],
                mutants.Results.Select(Row)));
    }

    private static string[] Row(MutantResult result)
    {
        return
        [
            result.Mutant.Rule,
            result.Mutant.Claim ?? "beyond the claims",
            result.Mutant.Name,
            Figures.Decimal(result.Duration.TotalSeconds, 1),
            MutantResult.Words(result.Fate),
        ];
    }
}
