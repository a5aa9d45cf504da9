using EdgeNode.Policies;
using EdgeNode.Simulator;
using EdgeNode.Virtual;

namespace EdgeNode.Attacks;

/// <summary>
/// Did somebody shout? Three seconds of it, once. The attacker knows every other second of the street, and what the box would
/// release with and without the shout. No such claim is made for measured channels; it is said what they show.
/// </summary>
/// <param name="box">What is attacked.</param>
/// <param name="options">How.</param>
public sealed class LoudEventAttack(IReleasingBox box, AttackOptions options)
{
    /// <summary>Level of the shout at the box.</summary>
    public const double ShoutDba = 80;

    private const string Group = "loud event";
    private const string Knows = "every other second of the street";
    private const int ShoutSeconds = 3;
    private const int Nights = 100;

    /// <summary>One hundred simulated nights, a shout at 3 o'clock local time in one of two.</summary>
    /// <param name="statistic">Of the policy: <c>l50</c> or <c>leq</c>.</param>
    public AttackResult AtNight(string statistic)
    {
        // The square's local time is UTC + 2 h.
        const long NightMs = 3_600_000;
        const long DayMs = 86_400_000;
        Heard[] nights = Boxes.Play(options.Scaled(Nights), options, night =>
        {
            long quarterUtcMs = SeededStreet.DemoStartUtcMs + NightMs + (night % 7 * DayMs);
            return Listen(statistic, new SeededStreet(options.Seed + (ulong)night), quarterUtcMs, $"night {night}");
        });
        return Result(statistic, "at night", "night", nights);
    }

    /// <summary>A recorded day, a shout in one of two quarter hours.</summary>
    /// <param name="statistic">Of the policy: <c>l50</c> or <c>leq</c>.</param>
    /// <param name="street">The recording.</param>
    public AttackResult OverDay(string statistic, TraceStreet street)
    {
        int quarters = (int)((street.EndUtcMs - street.StartUtcMs) / QuarterHour.Ms);

        // One after the other: a recording remembers where it was last read.
        Heard[] heard = [.. Enumerable.Range(0, quarters).Select(quarter =>
            Listen(statistic, street, street.StartUtcMs + (quarter * QuarterHour.Ms), $"quarter hour {quarter}"))];
        return Result(statistic, "in a recorded day", "quarter hour", heard);
    }

    private static AttackResult Result(string statistic, string when, string unit, Heard[] heard)
    {
        int visible = heard.Count(one => one.IsVisible);
        string moved = $"The shout moves the bucket in {visible} of {heard.Length}, and {statistic} by up to {heard.Max(one => one.MovedDb):0.0} dB.";
        return AttackResult.Of(
            Group, $"a shout of {ShoutSeconds} s at {ShoutDba:0} dB(A) {when}, stat {statistic}", Knows, unit,
            heard.Aggregate(default(Score), (sum, one) => sum.With(one.IsRight)), bound: null, moved);
    }

    private Heard Listen(string statistic, IStreet street, long quarterUtcMs, string name)
    {
        SeededRandom random = new(options.Seed, $"{Group} {statistic} {name}");
        ulong seed = random.NextUInt64();
        long shoutUtcMs = quarterUtcMs + (1000 * (random.NextInt(QuarterHour.Seconds - ShoutSeconds)));
        double? Calm(long at) => street.At(ChannelKind.Sound, at);
        double? Shouted(long at) => at >= shoutUtcMs && at < shoutUtcMs + (1000 * ShoutSeconds) ? Sum(Calm(at), ShoutDba) : Calm(at);
        int? without = Release(statistic, Calm, quarterUtcMs, seed);
        int? with = Release(statistic, Shouted, quarterUtcMs, seed);
        bool hasShouted = Guess.Coin(random);
        int? released = hasShouted ? with : without;
        bool guess = with == without ? Guess.Coin(random) : released == with;
        double moved = Level(statistic, Shouted, quarterUtcMs) - Level(statistic, Calm, quarterUtcMs);
        return new Heard(with != without, guess == hasShouted, moved);
    }

    private int? Release(string statistic, Func<long, double?> level, long quarterUtcMs, ulong seed)
    {
        BoxRecord record = box.Live(new LifePlan
        {
            Street = new ArrangedStreet(_ => []) { Measured = new Dictionary<ChannelKind, Func<long, double?>> { [ChannelKind.Sound] = level } },
            PolicyText = AttackPolicy.Sound(statistic),
            Seed = seed,
            StartUtcMs = quarterUtcMs,
            EndUtcMs = quarterUtcMs + QuarterHour.Ms,
        });
        return record.Summaries().First().Buckets.Single(told => told.Key == "sound").Value;
    }

    private static double Level(string statistic, Func<long, double?> level, long quarterUtcMs)
    {
        double[] levels = [.. Enumerable.Range(0, QuarterHour.Seconds).Select(second => level(quarterUtcMs + (1000L * second))).OfType<double>().Order()];
        return statistic == "l50" ? levels[(levels.Length - 1) / 2] : 10 * Math.Log10(levels.Average(one => Math.Pow(10, one / 10)));
    }

    private static double? Sum(double? one, double other)
    {
        return 10 * Math.Log10((one == null ? 0 : Math.Pow(10, one.Value / 10)) + Math.Pow(10, other / 10));
    }

    private readonly record struct Heard(bool IsVisible, bool IsRight, double MovedDb);
}
