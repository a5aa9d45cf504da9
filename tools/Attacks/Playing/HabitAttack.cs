using EdgeNode.Blurring;
using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Simulator;
using EdgeNode.Virtual;

namespace EdgeNode.Attacks;

/// <summary>
/// Has somebody the habit of passing? He would add one detection to one known window after the other, d a day for n days. The
/// attacker knows the count without him and adds up the evidence of all d n windows. Nothing is claimed here; it is said how it grows.
/// </summary>
/// <param name="box">What is attacked.</param>
/// <param name="options">How.</param>
/// <param name="makeNoise">Noise of the bare windows; null for the firmware's own.</param>
public sealed class HabitAttack(IReleasingBox box, AttackOptions options, Func<IEntropy, INoise>? makeNoise = null)
{
    private const string Group = "daily pattern";
    private const string Knows = "which windows they would be, and the count without that person in each";
    private const int M = 2;
    private const int Persons = 400;

    /// <summary>Passes at which the attacker decides, when the count stands one below a limit.</summary>
    public static readonly int[] PassesAtLimit = [2, 7, 28, 56, 80, 112];

    /// <summary>Passes at which the attacker decides, when nobody else passes.</summary>
    public static readonly int[] PassesNearEmpty = [28, 365, 1000, 2100, 3650];

    /// <summary>Passes in windows whose count is one below a limit, through whole boxes.</summary>
    public IReadOnlyList<AttackResult> AtLimit()
    {
        return Results("at a limit", PassesAtLimit, PlayBox);
    }

    /// <summary>Passes in windows in which nobody else passes, through the firmware's counted window.</summary>
    public IReadOnlyList<AttackResult> NearEmpty()
    {
        return Results("in an otherwise empty window", PassesNearEmpty, PlayBare);
    }

    private List<AttackResult> Results(string where, int[] passes, Func<int, Score[]> play)
    {
        Score[][] scores = Boxes.Play(options.Scaled(Persons), options, play);
        return [.. passes.Select((count, index) =>
        {
            Score score = scores.Aggregate(default(Score), (sum, person) => sum + person[index]);
            return AttackResult.Of(
                Group, $"{count:N0} passes {where} ({Days(count)})", Knows, "person", score, bound: null,
                $"Not protected: {(double)score.Right / score.Trials:P1} right.");
        })];
    }

    // Four passes a day in four windows take a quarter of the days.
    private static string Days(int passes)
    {
        const int Often = 4;
        return passes < Often ? $"{passes} days at one a day" : $"{passes:N0} days at one a day, {(passes + Often - 1) / Often:N0} at four";
    }

    private Score[] PlayBox(int person)
    {
        byte[] policy = AttackPolicy.Footfall(M);
        SeededRandom random = new(options.Seed, $"habit at a limit {person}");
        bool has = Guess.Coin(random);
        int others = AttackPolicy.Limits[0] - 1;
        int[] counts = [0, .. Enumerable.Repeat(others + (has ? 1 : 0), PassesAtLimit[^1])];
        BoxRecord record = box.Live(new BoxPlan
        {
            Street = ArrangedStreet.OfCounts(SeededStreet.DemoStartUtcMs, counts),
            PolicyText = policy,
            Seed = random.NextUInt64(),
            StartUtcMs = SeededStreet.DemoStartUtcMs,
            EndUtcMs = SeededStreet.DemoStartUtcMs + (counts.Length * QuarterHour.Ms),
        });
        IEnumerable<int?> buckets = record.Windows().Where(window => window.FromUtcMs >= SeededStreet.DemoStartUtcMs + (QuarterHour.Ms / 2))
            .Select(window => window.Bucket);
        return Decide(AttackPolicy.CountedChannel(policy), others, buckets, PassesAtLimit, has, random);
    }

    private Score[] PlayBare(int person)
    {
        ChannelPolicy channel = AttackPolicy.CountedChannel(AttackPolicy.Footfall(M));
        SeededRandom random = new(options.Seed, $"habit near empty {person}");
        bool has = Guess.Coin(random);
        SeededEntropy entropy = new(new SeededRandom(options.Seed, $"habit near empty entropy {person}"));
        BareWindows windows = new(channel, makeNoise?.Invoke(entropy) ?? new TestedNoise(entropy));
        IEnumerable<int?> buckets = Enumerable.Range(0, PassesNearEmpty[^1]).Select(_ => windows.Release(has ? 1 : 0));
        return Decide(channel, 0, buckets, PassesNearEmpty, has, random);
    }

    private static Score[] Decide(ChannelPolicy channel, int others, IEnumerable<int?> buckets, int[] passes, bool has, SeededRandom random)
    {
        Score[] scores = new Score[passes.Length];
        double evidence = 0;
        int seen = 0;
        int next = 0;
        foreach (int? bucket in buckets)
        {
            evidence += bucket == null ? 0 : BucketLikelihood.LogRatio(channel, others, 1, bucket.Value);
            if (++seen == passes[next])
            {
                scores[next++] = default(Score).With(Guess.Yes(evidence, random) == has);
                if (next == passes.Length)
                {
                    break;
                }
            }
        }

        return scores;
    }
}
