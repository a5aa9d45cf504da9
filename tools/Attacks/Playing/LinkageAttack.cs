using EdgeNode.Blurring;
using EdgeNode.Policies;
using EdgeNode.Simulator;
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

    private static readonly byte[] Policy = AttackPolicy.Footfall(M);
    private static readonly ChannelPolicy Channel = AttackPolicy.CountedChannel(Policy);
    private static readonly int Others = AttackPolicy.Limits[0] - 1;

    /// <summary>One way past both boxes, or none: two detections, through whole boxes.</summary>
    public AttackResult OneWay()
    {
        const int Pairs = 12;
        Score score = Boxes.Sum(options.Scaled(Pairs), options, PlayPair);
        return AttackResult.Of(
            Group, "one person passes A, then B, m = 2", "all other detections at both boxes", "pair of windows", score,
            BucketLikelihood.Bound(M, 2),
            "Losses add up over boxes: the bound is that of two detections. Two windows at a limit do not reach it.");
    }

    /// <summary>Every day one of two persons passes A; is it the same as the one at B?</summary>
    /// <param name="days">Days that the attacker watches.</param>
    public AttackResult SamePerson(int days)
    {
        const int Trials = 400;
        Score score = Boxes.Sum(options.Scaled(Trials), options, trial => PlayDays(days, trial));
        return AttackResult.Of(
            Group, $"someone passes A on half of {days:N0} days: also B on those days?", "all other detections at both boxes, and both habits",
            "pair of boxes", score, bound: null,
            "Not protected, and slow: only days on which both differ from chance tell.");
    }

    private Score PlayPair(int pair)
    {
        const int Slots = 672;
        SeededRandom random = new(options.Seed, $"linkage {pair}");
        bool[] passed = [false, .. Enumerable.Range(0, Slots).Select(_ => Guess.Coin(random))];
        double[] evidence = new double[passed.Length];
        for (int place = 0; place < 2; place++)
        {
            BoxRecord record = box.Live(new BoxPlan
            {
                Street = ArrangedStreet.OfCounts(SeededStreet.DemoStartUtcMs, [0, .. passed.Skip(1).Select(isPassed => Others + (isPassed ? 1 : 0))]),
                PolicyText = Policy,
                Seed = random.NextUInt64(),
                StartUtcMs = SeededStreet.DemoStartUtcMs,
                EndUtcMs = SeededStreet.DemoStartUtcMs + (passed.Length * QuarterHour.Ms),
            });
            foreach (ReleasedWindow window in record.Windows())
            {
                int slot = (int)Math.Round((window.FromUtcMs - SeededStreet.DemoStartUtcMs) / (double)QuarterHour.Ms);
                if (slot < passed.Length && window.Bucket is int bucket)
                {
                    evidence[slot] += BucketLikelihood.LogRatio(Channel, Others, 1, bucket);
                }
            }
        }

        return passed.Skip(1).Select((isPassed, slot) => Guess.Yes(evidence[slot + 1], random) == isPassed)
            .Aggregate(default(Score), (score, isRight) => score.With(isRight));
    }

    private Score PlayDays(int days, int trial)
    {
        SeededRandom random = new(options.Seed, $"same person {days} {trial}");
        BareWindows atA = new(Channel, new TestedNoise(new SeededEntropy(new SeededRandom(options.Seed, $"box a {days} {trial}"))));
        BareWindows atB = new(Channel, new TestedNoise(new SeededEntropy(new SeededRandom(options.Seed, $"box b {days} {trial}"))));
        bool isSame = Guess.Coin(random);
        double evidence = 0;
        for (int day = 0; day < days; day++)
        {
            bool passesA = Guess.Coin(random);
            bool passesB = isSame ? passesA : Guess.Coin(random);
            int? a = atA.Release(Others + (passesA ? 1 : 0));
            int? b = atB.Release(Others + (passesB ? 1 : 0));
            if (a is int bucketA && b is int bucketB)
            {
                evidence += LogRatio(bucketA, bucketB);
            }
        }

        return default(Score).With(Guess.Yes(evidence, random) == isSame);
    }

    private static double LogRatio(int bucketA, int bucketB)
    {
        double a0 = BucketLikelihood.Of(Channel, Others, bucketA);
        double a1 = BucketLikelihood.Of(Channel, Others + 1, bucketA);
        double b0 = BucketLikelihood.Of(Channel, Others, bucketB);
        double b1 = BucketLikelihood.Of(Channel, Others + 1, bucketB);
        return Math.Log(2 * ((a0 * b0) + (a1 * b1)) / ((a0 + a1) * (b0 + b1)));
    }
}
