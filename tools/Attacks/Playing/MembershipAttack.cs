using EdgeNode.Virtual;

namespace EdgeNode.Attacks;

/// <summary>
/// Did one person pass in this window? A coin decides whether one detection is added; the attacker knows every other one
/// exactly and takes the likelier answer, which no other attacker can better (Neyman and Pearson 1933).
/// </summary>
/// <param name="box">What is attacked.</param>
/// <param name="options">How.</param>
public sealed class MembershipAttack(IReleasingBox box, AttackOptions options)
{
    private const string Group = "membership";
    private const string Knows = "all other detections of the window, exactly, and the policy";
    private const int SlotsAWeek = 672;

    /// <summary>The attacker's best case: without the detection the count is one below a limit.</summary>
    /// <param name="m">Noise of the policy.</param>
    public AttackResult AtLimit(int m)
    {
        const int Weeks = 60;
        const int LimitsUsed = 4;
        Score score = Boxes.Sum(options.Scaled(Weeks), options, week =>
        {
            SeededRandom random = new(options.Seed, $"membership at a limit {m} {week}");
            int[] others = [.. Enumerable.Range(0, SlotsAWeek).Select(_ => AttackPolicy.Limits[random.NextInt(LimitsUsed)] - 1)];
            return Play(m, others, random);
        });
        return AttackResult.Of(
            Group, $"one passage, m = {m}, count one below a limit", Knows, "window", score, BucketLikelihood.Bound(m, 1),
            "The attacker's best case, and all that there is to get.");
    }

    /// <summary>An attacker who asks about every window of a week.</summary>
    /// <param name="place">Whose week it is.</param>
    /// <param name="weeks">Detections by quarter hour; weeks are played one after the other until there are enough.</param>
    /// <param name="m">Noise of the policy.</param>
    public AttackResult OverWeeks(string place, IReadOnlyList<int[]> weeks, int m)
    {
        const int Weeks = 60;
        Score score = Boxes.Sum(options.Scaled(Weeks), options, week =>
            Play(m, weeks[week % weeks.Count], new SeededRandom(options.Seed, $"membership {place} {m} {week}")));
        return AttackResult.Of(
            Group, $"one passage, m = {m}, any window of {place}", Knows, "window", score, BucketLikelihood.Bound(m, 1),
            "On average over a week most windows are far from a limit, and tell less.");
    }

    private Score Play(int m, int[] others, SeededRandom random)
    {
        byte[] policy = AttackPolicy.Footfall(m);
        BucketLikelihood likelihood = new(AttackPolicy.CountedChannel(policy));
        bool[] passed = [.. others.Select(_ => Guess.Coin(random))];
        int?[] buckets = ReleasedCounts.Release(box, policy, [.. others.Select((count, slot) => count + (passed[slot] ? 1 : 0))], random.NextUInt64());
        return passed.Select((isPassed, slot) => Guess.Yes(likelihood.LogRatio(others[slot], buckets[slot]), random) == isPassed)
            .Aggregate(default(Score), (score, isRight) => score.With(isRight));
    }
}
