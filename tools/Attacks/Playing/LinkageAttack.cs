using EdgeNode.Virtual;

namespace EdgeNode.Attacks;

/// <summary>
/// Two boxes, and the question whether the same person passes both. The attacker knows all other detections at both; every
/// window is at a limit, his best case.
/// </summary>
/// <param name="box">What is attacked.</param>
/// <param name="options">How.</param>
public sealed class LinkageAttack(IReleasingBox box, AttackOptions options)
{
    private const string Group = "two boxes";
    private const int M = 2;
    private const int SlotsAWeek = 672;

    private static readonly int[] Days = [365, 1095];

    private static readonly byte[] Policy = AttackPolicy.Footfall(M);
    private static readonly BucketLikelihood Likelihood = new(AttackPolicy.CountedChannel(Policy));
    private static readonly int Others = AttackPolicy.Limits[0] - 1;

    /// <summary>One way past both boxes, or none: two detections, through whole boxes.</summary>
    public AttackResult OneWay()
    {
        const int Pairs = 30;
        Score score = Boxes.Sum(options.Scaled(Pairs), options, PlayPair);
        return AttackResult.Of(
            Group, "one person passes A, then B, m = 2", "all other detections at both boxes", "pair of windows", score,
            BucketLikelihood.Bound(M, 2),
            "Losses add up over boxes: the bound is that of two detections. Two windows at a limit do not reach it.");
    }

    /// <summary>Somebody passes A on every other day, by a coin: is it the one who passes B on those days?</summary>
    public IReadOnlyList<AttackResult> SamePerson()
    {
        const int Trials = 240;
        Score[][] scores = Boxes.Play(options.Scaled(Trials), options, PlayDays);
        return [.. Days.Select((days, index) => AttackResult.Of(
            Group, $"the one who passes A on half of {days:N0} days: does he pass B on the same days?",
            "all other detections at both boxes, and that both habits are there", "pair of boxes",
            scores.Aggregate(default(Score), (sum, pair) => sum + pair[index]), bound: null,
            "Not protected, but slow: one day tells very little."))];
    }

    private Score PlayPair(int pair)
    {
        SeededRandom random = new(options.Seed, $"linkage {pair}");
        bool[] passed = Coins(random, SlotsAWeek);
        int?[] a = Release(passed, random);
        int?[] b = Release(passed, random);
        return passed.Select((isPassed, slot) => Guess.Yes(Likelihood.LogRatio(Others, a[slot]) + Likelihood.LogRatio(Others, b[slot]), random) == isPassed)
            .Aggregate(default(Score), (score, isRight) => score.With(isRight));
    }

    private Score[] PlayDays(int trial)
    {
        SeededRandom random = new(options.Seed, $"same person {trial}");
        bool isSame = Guess.Coin(random);
        bool[] passesA = Coins(random, Days[^1]);
        int?[] a = Release(passesA, random);
        int?[] b = Release(isSame ? passesA : Coins(random, Days[^1]), random);
        double evidence = 0;
        Score[] scores = new Score[Days.Length];
        for (int day = 0; day < Days[^1]; day++)
        {
            evidence += a[day] is int bucketA && b[day] is int bucketB ? LogRatio(bucketA, bucketB) : 0;
            int index = Array.IndexOf(Days, day + 1);
            if (index >= 0)
            {
                scores[index] = default(Score).With(Guess.Yes(evidence, random) == isSame);
            }
        }

        return scores;
    }

    private static bool[] Coins(SeededRandom random, int count)
    {
        return [.. Enumerable.Range(0, count).Select(_ => Guess.Coin(random))];
    }

    private int?[] Release(bool[] passes, SeededRandom random)
    {
        return ReleasedCounts.Release(box, Policy, [.. passes.Select(isPassing => Others + (isPassing ? 1 : 0))], random.NextUInt64());
    }

    // Same days against days of their own.
    private static double LogRatio(int bucketA, int bucketB)
    {
        double a0 = Likelihood.Of(Others, bucketA);
        double a1 = Likelihood.Of(Others + 1, bucketA);
        double b0 = Likelihood.Of(Others, bucketB);
        double b1 = Likelihood.Of(Others + 1, bucketB);
        return Math.Log(2 * ((a0 * b0) + (a1 * b1)) / ((a0 + a1) * (b0 + b1)));
    }
}
