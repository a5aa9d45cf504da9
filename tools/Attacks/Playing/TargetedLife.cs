using EdgeNode.Simulator;
using EdgeNode.Virtual;

namespace EdgeNode.Attacks;

/// <summary>
/// One box on a street of which the attacker knows everything but one thing: whether one person passed at one moment. Each quarter
/// hour has nine other passages, one below the lowest limit.
/// </summary>
internal sealed class TargetedLife
{
    /// <summary>Power-on of every life, a full quarter hour.</summary>
    public const long StartUtcMs = SeededStreet.DemoStartUtcMs;

    /// <summary>Start of the quarter hour in which the person may pass.</summary>
    public const long QuarterUtcMs = StartUtcMs + (2 * QuarterHour.Ms);

    /// <summary>End of that quarter hour.</summary>
    public const long QuarterEndUtcMs = QuarterUtcMs + QuarterHour.Ms;

    /// <summary>The moment.</summary>
    public const long TargetUtcMs = QuarterUtcMs + 500_000;

    private const long FirstMs = 100_000;
    private const long GapMs = 44_000;

    /// <summary>Throws the coin of one life.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="name">Name of the life.</param>
    public TargetedLife(ulong seed, string name)
    {
        Random = new SeededRandom(seed, name);
        Passed = Guess.Coin(Random);
        BoxSeed = Random.NextUInt64();
    }

    /// <summary>Chance of this life's attacker.</summary>
    public SeededRandom Random { get; }

    /// <summary>Whether the person passed.</summary>
    public bool Passed { get; }

    /// <summary>Seed of the box.</summary>
    public ulong BoxSeed { get; }

    /// <summary>The box, without mishaps.</summary>
    public LifePlan Plan(byte[] policy, int slots)
    {
        return new LifePlan
        {
            Street = new ArrangedStreet(Passages),
            PolicyText = policy,
            Seed = BoxSeed,
            StartUtcMs = StartUtcMs,
            EndUtcMs = StartUtcMs + (slots * QuarterHour.Ms),
        };
    }

    /// <summary>Evidence of all copies of windows that hold the moment; those that do not tell nothing.</summary>
    /// <param name="windows">What was released.</param>
    /// <param name="likelihood">Of the buckets; the policies of a life differ in their windows only.</param>
    public static double Evidence(IEnumerable<ReleasedWindow> windows, BucketLikelihood likelihood)
    {
        return windows.Where(window => window.Holds(TargetUtcMs))
            .Sum(window => likelihood.LogRatio(OthersIn(window.FromUtcMs, window.UntilUtcMs), window.Bucket));
    }

    private static int OthersIn(long fromUtcMs, long untilUtcMs)
    {
        int count = 0;
        for (long number = QuarterHour.NumberOf(fromUtcMs); number * QuarterHour.Ms < untilUtcMs; number++)
        {
            count += Others(number).Count(at => at >= fromUtcMs && at < untilUtcMs);
        }

        return count;
    }

    private static IEnumerable<long> Others(long number)
    {
        return Enumerable.Range(0, AttackPolicy.Limits[0] - 1).Select(passage => (number * QuarterHour.Ms) + FirstMs + (passage * GapMs));
    }

    private IEnumerable<long> Passages(long number)
    {
        return Passed && number == QuarterHour.NumberOf(TargetUtcMs) ? Others(number).Append(TargetUtcMs) : Others(number);
    }
}
