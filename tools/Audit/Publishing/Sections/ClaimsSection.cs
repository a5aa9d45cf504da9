using System.Xml.Linq;
using EdgeNode.Pages;

namespace EdgeNode.Audit;

/// <summary>Each claim: what would refute it, what was tried, what came of it.</summary>
internal static class ClaimsSection
{
    public static XElement Make(IReadOnlyList<ClaimResult> claims)
    {
        return Html.Section("claims", "The claims, one by one", claims.Select(One));
    }

    private static XElement One(ClaimResult result)
    {
        Claim claim = result.Claim;
        return Html.Classed(
            "article",
            "claim",
            Html.Attribute("id", claim.Id),
            Html.Element("h3", $"{claim.Id}. {claim.Text}"),
            Html.Classed("p", result.IsPassed ? "finding" : "warning", Finding(result)),
            Html.Definitions(
            [
                ("What would refute it", [claim.RefutedBy]),
                ("What was tried", [claim.Tried.Length > 0 ? claim.Tried : "Nothing that is described."]),
                ("Figures", [result.Figures.Any() ? new XElement("ul", result.Figures.Select(figure => new XElement("li", figure))) : "None was measured."]),
            ]),
            result.Tests.Count == 0
                ? null
                : Tests(result));
    }

    // Up to thirty rows for those who want them; a claim that does not stand shows its own at once.
    private static XElement Tests(ClaimResult result)
    {
        return Html.Element(
            "details",
            result.IsPassed ? null : Html.Attribute("open", "open"),
            Html.Element("summary", result.Tests.Count == 1 ? "The test" : $"The {result.Tests.Count} tests"),
            Html.Table($"The tests of {result.Claim.Id}", ["Test", "Where", "Seconds", "Result"], result.Tests.Select(Row)));
    }

    private static string Finding(ClaimResult result)
    {
        return result.IsPassed
            ? "Stands: nothing was found that refutes it."
            : $"{(result.Tests.Count == 0 ? "Not tried" : "Does not stand")}: {string.Join(" ", result.Faults.Select(fault => fault.TrimEnd('.') + "."))}";
    }

    private static string[] Row(TestResult test)
    {
        return
        [
            test.Test.Method.Replace('_', ' '),
            test.Test.Project,
            Figures.Decimal(test.Duration.TotalSeconds, 1),
            ClaimResult.Words(test.Outcome),
        ];
    }
}
