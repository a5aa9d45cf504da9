using System.Globalization;
using System.Text;
using EdgeNode.Boards;
using EdgeNode.Policies;

namespace EdgeNode.Tools.Tests.Words;

[TestClass]
public class PolicyPageTests
{
    [TestMethod]
    public void The_example_of_the_page_is_taken()
    {
        Assert.IsTrue(PolicyParser.TryParse(Encoding.ASCII.GetBytes(Documents.PolicyExample), out Policy? policy, out PolicyFault? fault), fault?.ToString());
        Assert.HasCount(6, policy!.Channels);
    }

    [TestMethod]
    public void Every_policy_that_comes_with_the_project_is_taken_without_a_bucket_out_of_reach()
    {
        string[] files = Directory.GetFiles(Path.Combine(SourceTree.Root, "policies"), "*.txt");
        Assert.AreNotEqual(0, files.Length);
        foreach (string file in files)
        {
            Assert.IsTrue(PolicyParser.TryParse(File.ReadAllBytes(file), out Policy? policy, out PolicyFault? fault), $"{file}: {fault}");
            foreach (ChannelPolicy channel in policy!.Channels)
            {
                Assert.IsEmpty(PolicyReach.NeverReached(channel), $"{file}: {channel.Name}");
            }

            string row = Documents.PolicyPage.Split('\n').Single(line => line.StartsWith($"| `{Path.GetFileName(file)}` |", StringComparison.Ordinal));
            Assert.EndsWith($"| {string.Join(", ", policy.Channels.Select(channel => $"`{channel.Name}`"))} |", row);
        }
    }

    [TestMethod]
    public void The_limits_of_the_page_are_those_of_the_code()
    {
        string page = Documents.PolicyPage;
        string limits = page[page.IndexOf("## Limits", StringComparison.Ordinal)..page.IndexOf("## The floor", StringComparison.Ordinal)];
        AssertRow(limits, "bytes of a text", PolicyParser.GreatestLength);
        AssertRow(limits, "bytes of a line, LF not counted", PolicyParser.GreatestLineLength);
        AssertRow(limits, "channels", Policy.GreatestChannelCount);
        AssertRow(limits, "characters of all channel names together", Policy.GreatestNamesLength);
        AssertRow(limits, "characters of `NAME` in `footfall.NAME`, each of `a-z0-9`", ChannelName.GreatestSuffixLength);
        AssertRow(limits, "`noise`", PolicyFloor.GreatestNoise);
        AssertRow(limits, "edges of a channel, strictly rising", Policy.GreatestLimitCount);
        StringAssert.Contains(page, $"the longest that there can be is {Summaries.SummaryText.Length} bytes");
    }

    [TestMethod]
    public void The_epsilons_of_the_page_are_the_logarithms_rounded_up()
    {
        for (int noise = PolicyFloor.LeastNoise; noise <= PolicyFloor.GreatestNoise; noise++)
        {
            int millionths = (int)Math.Ceiling(-Math.Log(1 - Math.Pow(2, -noise)) * 1e6);
            Assert.AreEqual(millionths, PolicyFloor.LossOf(noise));
            StringAssert.Contains(Documents.PolicyPage, string.Create(CultureInfo.InvariantCulture, $"| {noise} | {millionths / 1e6:F6} |\n"));
        }
    }

    [TestMethod]
    public void The_widths_of_the_page_are_those_of_the_floor()
    {
        Assert.HasCount(ChannelTable.Count, Enum.GetValues<ChannelKind>());
        foreach (ChannelKind kind in Enum.GetValues<ChannelKind>().Where(kind => ChannelTable.Of(kind).Form != ChannelForm.Counted))
        {
            string name = ChannelTable.Of(kind).Name;
            StringAssert.Contains(Documents.PolicyPage, $"| buckets of `{name}` | at least {ChannelTable.Of(kind).LeastWidth} {ChannelTable.Of(kind).Unit} wide |\n");
        }
    }

    private static void AssertRow(string limits, string what, int greatest)
    {
        string row = limits.Split('\n').Single(line => line.StartsWith($"| {what} |", StringComparison.Ordinal));
        StringAssert.EndsWith(row, $"| {greatest} |");
    }
}
