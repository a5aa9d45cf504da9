using EdgeNode.Simulator;
using EdgeNode.Virtual;

namespace EdgeNode.Attacks;

/// <summary>
/// Subtract windows that overlap, or that ought to be alike, and what is left is the person. The attacker shifts the windows by
/// reboots and by policies of other window lengths; he does not know the other passages, only that each quarter hour has as many.
/// </summary>
/// <param name="box">What is attacked.</param>
/// <param name="options">How.</param>
public sealed class DifferencingAttack(IReleasingBox box, AttackOptions options)
{
    private const string Group = "differencing";
    private const int M = 2;
    private const int Lives = 3000;
    private const int Slots = 14;

    /// <summary>Compares the window that holds the moment with those before and after it.</summary>
    public AttackResult Run()
    {
        (Score Score, ReleaseCount Count)[] lives = Boxes.Play(options.Scaled(Lives), options, Play);
        Score score = lives.Aggregate(default(Score), (sum, life) => sum + life.Score);
        ReleaseCount count = lives.Aggregate(ReleaseCount.None, (sum, life) => sum + life.Count);
        return AttackResult.Of(
            Group, "windows of an hour and of a quarter, shifted by reboots and policies", "that each quarter hour has as many other passages",
            "life of a box", score, BucketLikelihood.Bound(M, 1), count.Words(), count.Breach());
    }

    private (Score Score, ReleaseCount Count) Play(int index)
    {
        const int ChangesAfter = 3;
        TargetedLife life = new(options.Seed, $"differencing {index}");
        byte[][] policies = [AttackPolicy.Footfall(M), AttackPolicy.Footfall(M, 3600)];
        List<Mishap> mishaps = [];

        // The quarter hour in question stays whole in every other life, so that there is something to subtract.
        long spareFromUtcMs = Guess.Coin(life.Random) ? TargetedLife.QuarterUtcMs - QuarterHour.Ms : long.MaxValue;
        foreach (long at in Moments(life.Random, ChangesAfter + life.Random.NextInt(ChangesAfter)))
        {
            if (at < spareFromUtcMs || at > TargetedLife.QuarterEndUtcMs + QuarterHour.Ms)
            {
                mishaps.Add(Guess.Coin(life.Random) ? new PowerCut(at) : new PolicyFlip(at, policies[life.Random.NextInt(policies.Length)]));
            }
        }

        BoxRecord record = box.Live(life.Plan(policies[0], Slots) with { Mishaps = mishaps });
        return (default(Score).With(Guess.Yes(Difference(record.Windows()), life.Random) == life.Passed), ReleaseCount.Of(record));
    }

    // By how much the window in question stands above its neighbours of the same length, in buckets.
    private static double Difference(IReadOnlyList<ReleasedWindow> windows)
    {
        ReleasedWindow? wanted = windows.FirstOrDefault(window => window.Holds(TargetedLife.TargetUtcMs));
        List<int> others = [.. windows.Where(window => wanted != null && window != wanted && window.Bucket != null
            && window.Summary.PolicyHash == wanted.Summary.PolicyHash).Select(window => window.Bucket!.Value)];
        return wanted?.Bucket == null || others.Count == 0 ? 0 : wanted.Bucket.Value - others.Average();
    }

    private static IEnumerable<long> Moments(SeededRandom random, int count)
    {
        return Enumerable.Range(0, count).Select(_ => TargetedLife.StartUtcMs + 1000L + (1000L * random.NextInt((Slots * QuarterHour.Seconds) - 2)))
            .Distinct().Order().ToList();
    }
}
