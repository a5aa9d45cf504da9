using System.Globalization;
using EdgeNode.Policies;
using EdgeNode.Proving;
using Fractions;

namespace EdgeNode.Privacy.Tests;

/// <summary>How losses add up over detections, channels and windows: the table of docs/privacy-loss.md, computed.</summary>
internal static class LossTable
{
    // The shortest names of counted channels are footfall, footfall.a, footfall.b and so on.
    private static readonly int GreatestNames = 1 + ((Policy.GreatestNamesLength - "footfall".Length) / "footfall.a".Length);
    private static readonly int[] Detections = [1, 2, 5, 10];
    private static readonly int[] Windows = [2, 5, 10, 30, 100, 365];

    /// <summary>How many counted channels of one strength a policy can have, by the floor's sum and by the space for their names.</summary>
    /// <param name="m">1 to 4.</param>
    public static int GreatestChannels(int m)
    {
        return Math.Min(GreatestNames, PolicyFloor.GreatestLossMillionths / PolicyFloor.LossOf(m));
    }

    /// <summary>The rows of one strength.</summary>
    /// <param name="m">1 to 4.</param>
    public static IEnumerable<LossRow> Rows(int m)
    {
        GeometricDistribution noise = new(m);
        PrivacyLoss one = PrivacyLoss.OfDetection(m);
        foreach (int detections in Detections)
        {
            yield return new LossRow(Counted(detections, "detection") + " in one window", m, one.Times(detections), InOneWindow(noise, detections));
        }

        if (GreatestChannels(m) > 1)
        {
            yield return Apart(noise, one, GreatestChannels(m), "one detection in each of " + Counted(GreatestChannels(m), "channel"));
        }

        foreach (int windows in Windows)
        {
            yield return Apart(noise, one, windows, "one detection in each of " + Counted(windows, "window"));
        }
    }

    /// <summary>The table of the page as lines of Markdown: a row for each thing that somebody does, a column for each strength.</summary>
    public static IEnumerable<string> Lines()
    {
        int[] strengths = [.. Enumerable.Range(PolicyFloor.LeastNoise, PolicyFloor.GreatestNoise - PolicyFloor.LeastNoise + 1)];
        LossRow[] rows = [.. strengths.SelectMany(Rows)];
        yield return Line("what somebody does", strengths.Select(m => string.Create(CultureInfo.InvariantCulture, $"m = {m}")));
        yield return Line("---", strengths.Select(_ => "---")).Replace(" ", "", StringComparison.Ordinal);
        yield return Line("epsilon of one detection", strengths.Select(m => PrivacyLoss.OfDetection(m).Epsilon.ToString("0.000", CultureInfo.InvariantCulture)));
        foreach (string what in rows.Select(row => row.What).Distinct())
        {
            yield return Line(what, strengths.Select(m => Cell(rows.SingleOrDefault(row => row.M == m && row.What == what))));
        }
    }

    /// <summary>A probability in percent with one decimal, such as <c>57.1 %</c>; what is not certain never reads as 100 %.</summary>
    public static string Percent(Fraction probability)
    {
        double percent = (double)(probability.Numerator * 1_000_000_000 / probability.Denominator) / 10_000_000;
        return percent >= 99.95 && probability < 1
            ? "over 99.9 %"
            : string.Create(CultureInfo.InvariantCulture, $"{percent:0.0} %");
    }

    private static string Line(string what, IEnumerable<string> cells)
    {
        return $"| {what} | {string.Join(" | ", cells)} |";
    }

    // A policy may have fewer channels of one strength than of another.
    private static string Cell(LossRow? row)
    {
        return row is null ? "–" : $"{Percent(row.BestSuccess)} ({Percent(row.Loss.GreatestSuccess)})";
    }

    // Detections of one window share its noise. A limit halfway tells the two counts apart best, and one limit is enough: the
    // likelihood ratio rises with the value, so the best attacker's answer changes once.
    private static Fraction InOneWindow(GeometricDistribution noise, int detections)
    {
        const int Count = 1000;
        return new ReleasedBucket(noise, [Count + ((detections + 1) / 2)]).BestSuccess(Count, Count + detections);
    }

    // Channels and windows have noise of their own. The worst is a count just below a limit in each of them.
    private static LossRow Apart(GeometricDistribution noise, PrivacyLoss one, int releases, string what)
    {
        return new LossRow(what, noise.M, one.Times(releases), Habit.BestSuccess(noise, 1, releases));
    }

    private static string Counted(int count, string noun)
    {
        return count == 1 ? "one " + noun : string.Create(CultureInfo.InvariantCulture, $"{count} {noun}s");
    }
}
