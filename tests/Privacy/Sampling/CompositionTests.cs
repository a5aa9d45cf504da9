using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using EdgeNode.Proving;
using Fractions;

namespace EdgeNode.Privacy.Tests;

/// <summary>How losses add up over detections, channels and windows, and how fast a habit is found.</summary>
[TestClass]
public sealed class CompositionTests
{
    private static readonly int[] Limits = [10, 20, 30];

    [TestMethod]
    public void Losses_add_up_and_no_attacker_is_right_more_often_than_their_sum_allows()
    {
        for (int m = 1; m <= 4; m++)
        {
            foreach (LossRow row in LossTable.Rows(m))
            {
                Assert.IsTrue(row.BestSuccess <= row.Loss.GreatestSuccess, row.What);
                Assert.IsTrue(row.BestSuccess >= PrivacyLoss.OfDetection(m).GreatestSuccess, row.What);
            }

            PrivacyLoss one = PrivacyLoss.OfDetection(m);
            Assert.AreEqual(one.With(one).With(one), one.Times(3));
            Assert.AreEqual(one, one.With(PrivacyLoss.None));
            Assert.AreEqual(new Fraction(1, 2), PrivacyLoss.None.GreatestSuccess);
        }
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    public void Over_several_windows_an_attacker_who_sees_all_buckets_finds_no_more_than_one_who_asks_which_reached_the_limit(int m)
    {
        // All sequences of buckets, one by one, against the binomial: in an empty slot, near its limit, and at each edge.
        GeometricDistribution noise = new(m);
        ReleasedBucket bucket = new(noise, Limits);
        foreach ((int count, int belowLimit) in new[] { (0, 10), (6, 4), (9, 1), (19, 1), (29, 1) })
        {
            Fraction[] without = bucket.Distribution(count);
            Fraction[] with = bucket.Distribution(count + 1);
            for (int windows = 1; windows <= 4; windows++)
            {
                Fraction right = SumOfLikelier(without, with, windows, Fraction.One, Fraction.One) / 2;
                Assert.AreEqual(right, Habit.BestSuccess(noise, belowLimit, windows), $"count {count}, {windows} windows");
            }
        }
    }

    [TestMethod]
    public void The_binomial_of_many_windows_is_the_sum_of_its_terms()
    {
        foreach ((int m, int belowLimit, int windows) in new[] { (1, 1, 15), (2, 1, 81), (2, 10, 60), (3, 3, 50), (4, 1, 40) })
        {
            GeometricDistribution noise = new(m);
            Fraction without = noise.AtLeast(belowLimit);
            Fraction with = noise.AtLeast(belowLimit - 1);
            Fraction right = Fraction.Zero;
            BigInteger ways = 1;
            for (int reached = 0; reached <= windows; reached++)
            {
                Fraction termWithout = ways * Fraction.Pow(without, reached) * Fraction.Pow(1 - without, windows - reached);
                Fraction termWith = ways * Fraction.Pow(with, reached) * Fraction.Pow(1 - with, windows - reached);
                right += termWithout > termWith ? termWithout : termWith;
                ways = ways * (windows - reached) / (reached + 1);
            }

            Assert.AreEqual(right / 2, Habit.BestSuccess(noise, belowLimit, windows));
        }
    }

    [TestMethod]
    [DataRow(1, 15, null)]
    [DataRow(2, 81, 2050)]
    [DataRow(3, 369, 2086)]
    [DataRow(4, 1579, 4063)]
    public void A_habit_is_found_after_so_many_passes(int m, int atAnEdge, int? inAnEmptySlot)
    {
        const int LowestLimit = 10;
        GeometricDistribution noise = new(m);
        Assert.AreEqual(atAnEdge, Habit.PassesToFind(noise, 1));
        Assert.AreEqual(inAnEmptySlot, Habit.PassesToFind(noise, LowestLimit));
        Assert.IsTrue(Habit.BestSuccess(noise, 1, atAnEdge) >= Habit.Certainty);
        Assert.IsTrue(Habit.BestSuccess(noise, 1, atAnEdge - 1) < Habit.Certainty);
        Console.WriteLine(
            $"figure: m = {m}: a habit is found with 90 % after {atAnEdge:N0} passes at an edge, {inAnEmptySlot?.ToString("N0") ?? "more than " + Habit.GreatestPasses.ToString("N0")} in an empty slot (lowest limit {LowestLimit})");
    }

    [TestMethod]
    public void The_page_on_losses_shows_the_table_that_the_code_computes()
    {
        string page = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "privacy-loss.md")).ReplaceLineEndings("\n");
        string table = string.Join('\n', LossTable.Lines());
        Assert.Contains(table, page, "The table is: \n" + table);
    }

    [TestMethod]
    public void What_the_pages_say_of_attackers_is_what_the_code_computes()
    {
        const int LowestLimit = 10;
        string[] ofOne = [.. new[] { 1, 2, 3 }.Select(m => LossTable.Percent(PrivacyLoss.OfDetection(m).GreatestSuccess))];
        LossRow ofTwo = LossTable.Rows(2).Single(row => row.What == "2 detections in one window");
        RequireOn(
            "PRIVACY.md",
            $"is right at most {ofOne[0]} of the time at m = 1, {ofOne[1]} at m = 2 and {ofOne[2]} at m = 3;",
            $"two detections at m = 2 give that attacker up to {LossTable.Percent(ofTwo.Loss.GreatestSuccess)}; in one window it is {LossTable.Percent(ofTwo.BestSuccess)} exactly",
            $"after {Passes(2, 1)} days where the count stands at a bucket's edge, and after {Passes(2, LowestLimit)} where the slot is otherwise empty.");
        RequireOn(
            "docs/dpia.md",
            $"a factor of at most {PrivacyLoss.OfDetection(2).LikelihoodRatio} (m = 2)",
            $"m = 3 hides a detection better ({ofOne[2]})");
        RequireOn("docs/privacy-loss.md", [.. Enumerable.Range(1, 4).Select(m => $"| {m} | {Passes(m, 1)} | {Passes(m, LowestLimit)} |")]);
    }

    private static string Passes(int m, int belowLimit)
    {
        return Habit.PassesToFind(new GeometricDistribution(m), belowLimit) is { } passes
            ? passes.ToString("N0", CultureInfo.InvariantCulture)
            : "more than " + Habit.GreatestPasses.ToString("N0", CultureInfo.InvariantCulture);
    }

    private static void RequireOn(string name, params string[] sentences)
    {
        string page = Regex.Replace(File.ReadAllText(Path.Combine(SourceTree.Root, name)), @"\s*\[C\d+\]|\s+", match => match.Value.Contains('[') ? "" : " ");
        string[] missing = [.. sentences.Where(sentence => !page.Contains(sentence, StringComparison.Ordinal))];
        Assert.IsEmpty(missing, $"{name} does not say:{Environment.NewLine}{string.Join(Environment.NewLine, missing)}");
    }

    private static Fraction SumOfLikelier(Fraction[] without, Fraction[] with, int windows, Fraction soFarWithout, Fraction soFarWith)
    {
        if (windows == 0)
        {
            return soFarWithout > soFarWith ? soFarWithout : soFarWith;
        }

        Fraction sum = Fraction.Zero;
        for (int bucket = 0; bucket < without.Length; bucket++)
        {
            sum += SumOfLikelier(without, with, windows - 1, soFarWithout * without[bucket], soFarWith * with[bucket]);
        }

        return sum;
    }
}
