using EdgeNode.Simulator;
using EdgeNode.Virtual;

namespace EdgeNode.Attacks;

/// <summary>
/// Get one window released again and again, and average the noise away. The attacker holds the broker's log, the power switch,
/// the time server and the policy; he knows all other passages and multiplies the likelihoods of every copy that he got.
/// </summary>
/// <param name="box">What is attacked.</param>
/// <param name="options">How.</param>
public sealed class AveragingAttack(IReleasingBox box, AttackOptions options)
{
    private const string Group = "averaging";
    private const string Knows = "all other passages, and when the box had power";
    private const int M = 2;
    private const int Lives = 3000;

    private static readonly byte[] Quarter = AttackPolicy.Footfall(M);
    private static readonly byte[] Half = AttackPolicy.Footfall(M, 1800);
    private static readonly byte[] Hour = AttackPolicy.Footfall(M, 3600);

    /// <summary>Power goes while a summary is under way, eight times in a row, so that each boot sends it once more.</summary>
    public AttackResult Resends()
    {
        const int Slots = 4;
        const int Cuts = 8;
        const int BeforeAcknowledgementMs = 20;
        return Play("copies in the broker's log, the power cut while they are under way", Slots, (_, plan) =>
        {
            // Nothing before a cut depends on it, so the life without it tells when to cut.
            BoxRecord record = box.Live(plan);
            List<Mishap> cuts = [];
            while (cuts.Count < Cuts && record.Windows().FirstOrDefault(window => window.Holds(TargetedLife.TargetUtcMs)) is { } wanted)
            {
                long sentUtcMs = record.Copies().Last(copy => copy.Summary.Seq == wanted.Summary.Seq).Summary.SentUtcMs;
                cuts.Add(new PowerCut(sentUtcMs + BeforeAcknowledgementMs));
                record = box.Live(plan with { Mishaps = [.. cuts] });
            }

            return record;
        });
    }

    /// <summary>Power goes just before the commit, at every second end of a window.</summary>
    public AttackResult Reboots()
    {
        const int Slots = 8;
        return Play("reboots just before the commit", Slots, (life, plan) =>
        {
            List<Mishap> cuts = [];
            for (int slot = 1; slot < Slots; slot++)
            {
                long endUtcMs = TargetedLife.StartUtcMs + (slot * QuarterHour.Ms);
                if (Guess.Coin(life.Random))
                {
                    cuts.Add(new PowerCutBeforeCommit(endUtcMs - 1000, endUtcMs + 1000));
                }
            }

            return box.Live(plan with { Mishaps = cuts });
        });
    }

    /// <summary>The time server lies, so that the same quarter hour comes again.</summary>
    public AttackResult ClockJumps()
    {
        const int Slots = 10;
        const int Jumps = 8;
        long[] offsetsMs = [-3_600_000, -1_800_000, -QuarterHour.Ms, -450_000, 450_000, QuarterHour.Ms, 3_600_000, 0];
        return Play("a clock that is set back and forth", Slots, (life, plan) =>
        {
            IEnumerable<long> moments = Moments(life.Random, Jumps, Slots);
            return box.Live(plan with { Mishaps = [.. moments.Select(at => new ClockSet(at, offsetsMs[life.Random.NextInt(offsetsMs.Length)]))] });
        });
    }

    /// <summary>The city changes its mind: windows of a quarter, half and whole hour in turn.</summary>
    public AttackResult PolicyFlips()
    {
        const int Slots = 14;
        const int Flips = 5;
        byte[][] policies = [Half, Hour, Quarter];
        return Play("another policy every now and then", Slots, (life, plan) => box.Live(plan with
        {
            Mishaps = [.. Moments(life.Random, Flips, Slots).Select((at, flip) => new PolicyFlip(at, policies[flip % policies.Length]))],
        }));
    }

    private static IEnumerable<long> Moments(SeededRandom random, int count, int slots)
    {
        return Enumerable.Range(0, count).Select(_ => TargetedLife.StartUtcMs + 1000L + (1000L * random.NextInt((slots * QuarterHour.Seconds) - 2)))
            .Distinct().Order().ToList();
    }

    private AttackResult Play(string name, int slots, Func<TargetedLife, LifePlan, BoxRecord> live)
    {
        BucketLikelihood likelihood = new(AttackPolicy.CountedChannel(Quarter));
        (Score Score, ReleaseCount Count)[] lives = Boxes.Play(options.Scaled(Lives), options, index =>
        {
            TargetedLife life = new(options.Seed, $"{name} {index}");
            BoxRecord record = live(life, life.Plan(Quarter, slots));
            double evidence = TargetedLife.Evidence(record.Copies(), likelihood);
            return (default(Score).With(Guess.Yes(evidence, life.Random) == life.Passed), ReleaseCount.Of(record));
        });
        Score score = lives.Aggregate(default(Score), (sum, life) => sum + life.Score);
        ReleaseCount count = lives.Aggregate(ReleaseCount.None, (sum, life) => sum + life.Count);
        return AttackResult.Of(Group, name, Knows, "life of a box", score, BucketLikelihood.Bound(M, 1), count.Words(), count.Breach());
    }
}
