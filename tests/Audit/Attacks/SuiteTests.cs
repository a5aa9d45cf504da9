namespace EdgeNode.Attacks.Tests;

[TestClass]
public sealed class SuiteTests
{
    private const double Least = 0.001;

    [TestMethod]
    public void The_same_seed_gives_the_same_results_and_another_seed_others()
    {
        AttackOptions options = Attempts.Options(Least) with { TracesFolder = Path.Combine(SourceTree.Root, "no-such-folder") };
        IReadOnlyList<AttackResult> results = AttackSuite.Run(options, new Lines());
        CollectionAssert.AreEqual(results.ToArray(), AttackSuite.Run(options, new Lines()).ToArray());
        CollectionAssert.AreNotEqual(results.ToArray(), AttackSuite.Run(options with { Seed = 2 }, new Lines()).ToArray());
    }

    [TestMethod]
    public void Recordings_that_are_not_there_are_skipped_with_a_line_each()
    {
        AttackOptions options = Attempts.Options(Least) with { TracesFolder = Path.Combine(SourceTree.Root, "no-such-folder") };
        Lines attacked = new();
        AttackSuite.Run(options, attacked);
        Assert.AreEqual(2, attacked.Told.Count(line => line.StartsWith("skipped: ", StringComparison.Ordinal)));
        Lines weighed = new();
        IReadOnlyList<UtilityResult> left = UtilitySuite.Run(options, weighed);
        Assert.AreEqual(4, weighed.Told.Count(line => line.StartsWith("skipped: ", StringComparison.Ordinal)));
        Assert.HasCount(6, left);
    }

    [TestMethod]
    public void More_noise_leaves_the_city_less()
    {
        AttackOptions options = Attempts.Options(0.25) with { TracesFolder = Path.Combine(SourceTree.Root, "no-such-folder") };
        foreach (IGrouping<string, UtilityResult> street in UtilitySuite.Run(options, new Lines()).GroupBy(result => result.Street))
        {
            UtilityResult[] byNoise = [.. street.OrderBy(result => result.Noise)];
            Assert.IsTrue(byNoise[0].Exact > byNoise[1].Exact && byNoise[1].Exact > byNoise[2].Exact, street.Key);
            Assert.IsGreaterThan(0.99, byNoise[1].WithinOne, street.Key);
            Assert.IsTrue(byNoise[0].RankKept > byNoise[1].RankKept && byNoise[1].RankKept > byNoise[2].RankKept, street.Key);
            Assert.IsInRange(0.5, 1.0, byNoise[2].RankKept!.Value, street.Key);
        }
    }

    private sealed class Lines : IProgress<string>
    {
        public List<string> Told { get; } = [];

        public void Report(string value)
        {
            Told.Add(value);
        }
    }
}
