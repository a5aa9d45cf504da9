using System.Globalization;
using EdgeNode.Proving;

namespace EdgeNode.Attacks.Tests;

/// <summary>What <c>docs/attacks.md</c> says that does not depend on chance is what the code computes; and its intervals are those of its shares.</summary>
[TestClass]
public sealed class AttackPageTests
{
    private const int LowestLimit = 10;
    private const int M = 2;
    private const string NoBound = "-";

    private static readonly string Path = System.IO.Path.Combine(SourceTree.Root, "docs", "attacks.md");
    private static readonly string Text = string.Join(' ', File.ReadAllText(Path).Replace("`", "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    private static readonly IReadOnlyList<PageTable> Tables = PageTable.Read(Path);
    private static readonly Lazy<(IReadOnlyList<AttackResult> Results, int Skipped)> Played = new(Play);

    [TestMethod]
    public void Each_attack_that_is_played_stands_on_the_page_with_its_bound_and_no_other_does()
    {
        Dictionary<string, string> bounds = Tables.Where(table => table.Has("success"))
            .SelectMany(table => table.Rows.Select(row => (Name: table.Cell(row, "attack"), Bound: table.Has("bound") ? table.Cell(row, "bound") : NoBound)))
            .ToDictionary(row => row.Name, row => row.Bound);
        foreach (AttackResult result in Played.Value.Results.Where(result => result.Group != "daily pattern"))
        {
            Assert.IsTrue(bounds.Remove(result.Name, out string? bound), $"'{result.Name}' is not on the page");
            Assert.AreEqual(result.Bound is { } own ? Percent(own) : NoBound, bound, result.Name);
        }

        // Without recordings their attacks are not played: one on passages, two on sound.
        Assert.HasCount(Played.Value.Skipped == 0 ? 0 : 3, bounds, string.Join('\n', bounds.Keys));
        foreach ((string name, string bound) in bounds)
        {
            Assert.AreEqual(name.Contains("m = 2", StringComparison.Ordinal) ? Percent(NearestDouble.Of(PrivacyLoss.OfDetection(M).GreatestSuccess)) : NoBound, bound, name);
        }
    }

    [TestMethod]
    public void Each_interval_is_that_of_a_whole_number_of_right_answers()
    {
        int rows = 0;
        foreach (PageTable table in Tables.Where(table => table.Has("95 % interval")))
        {
            foreach (string[] row in table.Rows)
            {
                string share = table.Cell(row, table.Has("success") ? "success" : "exact bucket");
                int trials = int.Parse(table.Cell(row, table.Has("trials") ? "trials" : "windows"), NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
                RequireInterval(share, table.Cell(row, "95 % interval"), trials);
                rows++;
            }
        }

        Assert.IsGreaterThan(40, rows);
    }

    [TestMethod]
    public void The_table_of_habits_has_the_exact_shares_and_the_days_of_its_passes()
    {
        const int Persons = 400;
        const int Often = 4;
        PageTable table = Tables.Single(one => one.Has("passes"));
        foreach (string[] row in table.Rows)
        {
            int passes = int.Parse(row[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
            Assert.AreEqual(row[0], table.Cell(row, "days at one a day"));
            Assert.AreEqual(Number((passes + Often - 1) / Often), table.Cell(row, "days at four a day"));
            RequireHabit(row[3], row[4], LowestLimit - 1, passes, Persons);
            RequireHabit(row[5], row[6], 0, passes, Persons);
        }

        int[] played = [.. Played.Value.Results.Where(result => result.Group == "daily pattern")
            .Select(result => int.Parse(result.Name.Split(' ')[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture))];
        Assert.HasCount(table.Rows.Sum(row => (row[3].Length > 0 ? 1 : 0) + (row[5].Length > 0 ? 1 : 0)), played);
        CollectionAssert.AreEqual(played.Distinct().Order().Select(Number).ToArray(), table.Rows.Select(row => row[0]).ToArray());

        GeometricDistribution noise = new(M);
        int atALimit = Habit.PassesToFind(noise, 1)!.Value;
        RequireSentence($"At a limit it takes {atALimit} passes to be right nine times in ten: {atALimit} days at one a day, {(atALimit + Often - 1) / Often} days at four.");
        RequireSentence($"In windows in which nobody else passes it takes {Number(Habit.PassesToFind(noise, LowestLimit)!.Value)} (");
    }

    [TestMethod]
    public void The_lengths_of_payloads_are_those_that_boxes_sent()
    {
        RequireSentence("Payloads in bytes: " + Played.Value.Results.Single(result => result.Group == "traffic").Verdict.Split(": ")[1]);
    }

    // Bounds, names and lengths are the same however little is played.
    private static (IReadOnlyList<AttackResult> Results, int Skipped) Play()
    {
        Skips skips = new();
        return (AttackSuite.Run(Attempts.Options(0.001), skips), skips.Count);
    }

    private static void RequireSentence(string sentence)
    {
        Assert.IsTrue(Text.Contains(sentence, StringComparison.Ordinal), $"not on the page: {sentence}");
    }

    private static void RequireHabit(string measured, string exact, int others, int passes, int persons)
    {
        Assert.AreEqual(measured.Length == 0, exact.Length == 0, measured);
        if (measured.Length > 0)
        {
            Assert.AreEqual(Percent(HabitAttack.BestPossible(others, passes)), exact, $"{passes} passes");
            string[] parts = measured.TrimEnd(')').Split(" (");
            RequireInterval(parts[0], parts[1], persons);
        }
    }

    private static void RequireInterval(string share, string interval, int trials)
    {
        bool isOfSome = Enumerable.Range(0, trials + 1).Where(right => IsShown(share, (double)right / trials)).Any(right =>
        {
            (double low, double high) = Wilson.Interval(right, trials, Wilson.NinetyFivePercent);
            return interval.Split(" to ") is [string shownLow, string shownHigh] && IsShown(shownLow, low) && IsShown(shownHigh, high);
        });
        Assert.IsTrue(isOfSome, $"{share} of {trials}: {interval}");
    }

    // Half a digit may be rounded either way.
    private static bool IsShown(string percent, double share)
    {
        const double HalfADigit = 0.05 + 1e-9;
        return percent.EndsWith(" %", StringComparison.Ordinal)
            && Math.Abs(double.Parse(percent[..^2], CultureInfo.InvariantCulture) - (100 * share)) <= HalfADigit;
    }

    private static string Percent(double share)
    {
        return string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %");
    }

    private static string Number(int number)
    {
        return number.ToString("N0", CultureInfo.InvariantCulture);
    }

    private sealed class Skips : IProgress<string>
    {
        public int Count { get; private set; }

        public void Report(string value)
        {
            Count += value.StartsWith("skipped: ", StringComparison.Ordinal) ? 1 : 0;
        }
    }
}
