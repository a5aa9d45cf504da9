using System.Globalization;
using System.Xml.Linq;
using EdgeNode.Pages;

namespace EdgeNode.Audit;

/// <summary>The first screen: whether the claims stand, and three numbers.</summary>
internal static class AuditHero
{
    private const int ShortCommit = 12;

    public static XElement Make(AuditResult result)
    {
        string[] fallen = [.. result.Claims.Where(claim => !claim.IsPassed).Select(claim => claim.Claim.Id)];
        return Html.Classed(
            "header",
            "hero",
            Html.Classed("p", "eyebrow", string.Join(" \u00B7 ", Names(result))),
            new XElement("h1", "What EdgeNode promises, and what was tried against it"),
            Html.Classed("p", "lead", Verdict(result, fallen)),
            Html.Numbers(Numbers(result, fallen)));
    }

    private static object[] Verdict(AuditResult result, string[] fallen)
    {
        string claims = fallen.Length == 0
            ? $"All {result.Claims.Count} claims stand."
            : $"{fallen.Length} of {result.Claims.Count} claims {(fallen.Length == 1 ? "does" : "do")} not stand: {string.Join(", ", fallen)}.";
        string others = fallen.Length == 0 && !result.IsPassed ? " But an attack went past its bound, or a mutant lived: see below." : "";
        return
        [
            Html.Classed("strong", result.IsPassed ? "good" : "bad", claims + others),
            " Each is tried by tests that look for what would refute it. A test that finds nothing proves nothing by itself; so each says here what it tried, and how much.",
        ];
    }

    private static IEnumerable<string> Names(AuditResult result)
    {
        yield return "EdgeNode";
        yield return result.Tree.Commit is { } commit ? "commit " + commit[..Math.Min(ShortCommit, commit.Length)] : "no commit known";
        yield return result.StartedUtc.ToString("d MMMM yyyy, HH':'mm 'UTC'", CultureInfo.InvariantCulture);
    }

    private static IEnumerable<(string Number, string Meaning)> Numbers(AuditResult result, string[] fallen)
    {
        TestResult[] tests = [.. result.Claims.SelectMany(claim => claim.Tests).DistinctBy(test => test.Test)];
        yield return ($"{result.Claims.Count - fallen.Length} of {result.Claims.Count}", "claims stand");
        yield return ($"{tests.Count(test => test.Outcome == TestOutcome.Passed)} of {tests.Length}", "tests of these claims passed");
        if (result.Mutants is { } mutants)
        {
            yield return ($"{mutants.Results.Count(mutant => mutant.Fate == MutantFate.Killed)} of {mutants.Results.Count}", "deliberate breaks were noticed");
        }
        else
        {
            yield return (Figures.Count(result.Assemblies.Where(assembly => assembly.IsFirmware).Sum(assembly => assembly.Sources)), "source files of the firmware, each compared with what was tested");
        }
    }
}
