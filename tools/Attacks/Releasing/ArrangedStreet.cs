using EdgeNode.Policies;
using EdgeNode.Simulator;

namespace EdgeNode.Attacks;

/// <summary>A street whose every passage is one detection, so that who arranges it knows each count.</summary>
public sealed class ArrangedStreet : IStreet
{
    // Passages are far enough apart for the widest beam cut (0.4 s) and the lockout of the policies here.
    private const long WidestGapMs = 1500;
    private const long NarrowestGapMs = 500;
    private const long FirstMs = 5000;

    private readonly Func<long, IEnumerable<long>> _passagesOfQuarter;

    /// <summary>Makes a street.</summary>
    /// <param name="passagesOfQuarter">Moments of the passages of a numbered quarter hour (<see cref="QuarterHour"/>), in ascending order.</param>
    public ArrangedStreet(Func<long, IEnumerable<long>> passagesOfQuarter)
    {
        _passagesOfQuarter = passagesOfQuarter;
    }

    /// <summary>Values of measured channels at a moment, in the unit of each. What has no row is not known.</summary>
    public IReadOnlyDictionary<ChannelKind, Func<long, double?>> Measured { get; init; } = new Dictionary<ChannelKind, Func<long, double?>>();

    /// <summary>A street that has given numbers of detections in its first quarter hours and none later.</summary>
    /// <param name="startUtcMs">A full quarter hour.</param>
    /// <param name="counts">Detections by quarter hour, each at most <see cref="GreatestCount"/>.</param>
    public static ArrangedStreet OfCounts(long startUtcMs, IReadOnlyList<int> counts)
    {
        long first = QuarterHour.NumberOf(startUtcMs);
        return new ArrangedStreet(number => number < first || number >= first + counts.Count ? []
            : Spread(number * QuarterHour.Ms, counts[(int)(number - first)]));
    }

    /// <summary>The most detections that a quarter hour has room for.</summary>
    public const int GreatestCount = (int)((QuarterHour.Ms - FirstMs) / NarrowestGapMs);

    /// <summary>Moments of a number of detections, from a quarter hour's start on.</summary>
    public static IEnumerable<long> Spread(long startUtcMs, int count)
    {
        long gapMs = Math.Clamp((QuarterHour.Ms - FirstMs) / Math.Max(1, count), NarrowestGapMs, WidestGapMs);
        return Enumerable.Range(0, count).Select(passage => startUtcMs + FirstMs + (passage * gapMs));
    }

    /// <inheritdoc/>
    public IReadOnlyList<long> PassagesIn(long fromUtcMs, long untilUtcMs)
    {
        List<long> passages = [];
        for (long number = QuarterHour.NumberOf(fromUtcMs); number * QuarterHour.Ms < untilUtcMs; number++)
        {
            passages.AddRange(_passagesOfQuarter(number).Where(at => at >= fromUtcMs && at < untilUtcMs));
        }

        return passages;
    }

    /// <inheritdoc/>
    public bool KnowsPassagesIn(long fromUtcMs, long untilUtcMs)
    {
        return true;
    }

    /// <inheritdoc/>
    public double? At(ChannelKind channel, long utcMs)
    {
        return Measured.TryGetValue(channel, out Func<long, double?>? value) ? value(utcMs) : null;
    }
}
