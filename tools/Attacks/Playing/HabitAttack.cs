using EdgeNode.Proving;
using EdgeNode.Virtual;
using Fractions;

namespace EdgeNode.Attacks;

/// <summary>
/// Has somebody the habit of passing? He would add one detection to one known window after the other, d a day for n days. The
/// attacker knows the count without him and adds up the evidence of all d n windows. Nothing is claimed here; it is said how it grows.
/// </summary>
/// <param name="box">What is attacked.</param>
/// <param name="options">How.</param>
public sealed class HabitAttack(IReleasingBox box, AttackOptions options)
{
    private const string Group = "daily pattern";
    private const string Knows = "which windows they would be, and the count without that person in each";
    private const int M = 2;
    private const int Persons = 400;

    private static readonly byte[] Policy = AttackPolicy.Footfall(M);
    private static readonly BucketLikelihood Likelihood = new(AttackPolicy.CountedChannel(Policy));

    /// <summary>Passes in windows whose count without that person is one below the lowest limit.</summary>
    public IReadOnlyList<AttackResult> AtLimit()
    {
        return Play("at a limit", AttackPolicy.Limits[0] - 1, [2, 7, 28, 56, 80, 112]);
    }

    /// <summary>Passes in windows in which nobody else passes.</summary>
    public IReadOnlyList<AttackResult> NearEmpty()
    {
        return Play("in otherwise empty windows", 0, [28, 365, 1000, 2100, 3650]);
    }

    /// <summary>How often the best attacker is right, by exact arithmetic.</summary>
    /// <param name="others">Detections without that person in each window, below the lowest limit; either 0 or one less than it.</param>
    /// <param name="passes">Passes, one in each of as many windows.</param>
    public static double BestPossible(int others, int passes)
    {
        const int Digits = 1_000_000_000;
        Fraction share = Habit.BestSuccess(new GeometricDistribution(M), AttackPolicy.Limits[0] - others, passes);

        // Numerator and denominator have thousands of digits, which a double cannot hold.
        return (double)(share.Numerator * Digits / share.Denominator) / Digits;
    }

    private List<AttackResult> Play(string where, int others, int[] passes)
    {
        Score[][] scores = Boxes.Play(options.Scaled(Persons), options, person => PlayPerson(where, others, passes, person));
        return [.. passes.Select((count, index) =>
        {
            return AttackResult.Of(
                Group, $"{count:N0} passes {where} ({Days(count)})", Knows, "person",
                scores.Aggregate(default(Score), (sum, person) => sum + person[index]), bound: null,
                $"Not protected. By exact arithmetic the best attacker has {BestPossible(others, count):P1}.");
        })];
    }

    // Four passes a day, in four windows, take a quarter of the days.
    private static string Days(int passes)
    {
        const int Often = 4;
        return passes < Often ? $"{passes} days at one a day" : $"{passes:N0} days at one a day, {(passes + Often - 1) / Often:N0} at four";
    }

    private Score[] PlayPerson(string where, int others, int[] passes, int person)
    {
        SeededRandom random = new(options.Seed, $"habit {where} {person}");
        bool has = Guess.Coin(random);
        int?[] buckets = ReleasedCounts.Release(box, Policy, [.. Enumerable.Repeat(others + (has ? 1 : 0), passes[^1])], random.NextUInt64());
        Score[] scores = new Score[passes.Length];
        double evidence = 0;
        for (int pass = 0; pass < buckets.Length; pass++)
        {
            evidence += Likelihood.LogRatio(others, buckets[pass]);
            int index = Array.IndexOf(passes, pass + 1);
            if (index >= 0)
            {
                scores[index] = default(Score).With(Guess.Yes(evidence, random) == has);
            }
        }

        return scores;
    }
}
