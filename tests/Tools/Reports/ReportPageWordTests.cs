using System.Text.RegularExpressions;

namespace EdgeNode.Tools.Tests.Reports;

/// <summary>The report calls a thing by one name, and says what sound gives away as strongly as the other pages do.</summary>
[TestClass]
public sealed partial class ReportPageWordTests
{
    private const string OfTheMedian = "A shout of a few seconds hardly ever changes its bucket";
    private const string OfTheMean = "ne loud event at a quiet time can be seen in it";

    [TestMethod]
    [DataRow("l50")]
    [DataRow("leq")]
    public void A_bucket_is_never_called_a_range(string statistic)
    {
        string text = Report(statistic).Text;
        Assert.Contains("bucket", text);
        Assert.DoesNotMatchRegex(Range(), text);
    }

    [TestMethod]
    public void What_a_loud_event_does_is_said_in_the_same_words_everywhere()
    {
        Assert.Contains(OfTheMedian, Report("l50").Text);
        Assert.Contains(OfTheMean, Report("leq").Text);
        foreach (string name in new[] { "PRIVACY.md", "docs/policy.md" })
        {
            string page = Spaces().Replace(File.ReadAllText(Path.Combine(SourceTree.Root, name)), " ");
            Assert.IsTrue(page.Contains(OfTheMedian, StringComparison.Ordinal), name);
            Assert.IsTrue(page.Contains(OfTheMean, StringComparison.Ordinal), name);
        }
    }

    private static ParsedPage Report(string statistic)
    {
        using RunFolderSample run = RunFolderSample.Of(1, RunFolderSample.Policy.Replace("stat l50", "stat " + statistic, StringComparison.Ordinal));
        return new ParsedPage(run.Build());
    }

    [GeneratedRegex(@"\branges?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Range();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
