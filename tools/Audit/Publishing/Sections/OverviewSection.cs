using System.Xml.Linq;
using EdgeNode.Pages;

namespace EdgeNode.Audit;

/// <summary>All claims at a glance.</summary>
internal static class OverviewSection
{
    public static XElement Make(AuditResult result)
    {
        return Html.Section(
            "overview",
            "At a glance",
            Html.Table(
                "The claims; each is spelt out below with what was tried",
                ["Claim", "Tests passed", "Result"],
                result.Claims.Select(Row)));
    }

    private static string[] Row(ClaimResult claim)
    {
        int passed = claim.Tests.Count(test => test.Outcome == TestOutcome.Passed);
        return [$"{claim.Claim.Id}. {claim.Claim.Text}", $"{passed} of {claim.Tests.Count}", Verdict.Of(claim)];
    }
}
