using EdgeNode.Policies;
using EdgeNode.Simulator;

namespace EdgeNode.Simulation.Tests;

/// <summary>A street made by hand: passages at given offsets into each quarter hour, and values that stand still.</summary>
internal sealed class MadeStreet : IStreet
{
    public required Func<long, long[]> OffsetsOfSlot { get; init; }

    public Dictionary<ChannelKind, double?> Values { get; } = new()
    {
        [ChannelKind.Sound] = 52,
        [ChannelKind.Pm25] = 12,
        [ChannelKind.Co2] = 450,
        [ChannelKind.Temperature] = 13,
        [ChannelKind.Humidity] = 55,
        [ChannelKind.Pm10] = 20,
    };

    public IReadOnlyList<long> PassagesIn(long fromUtcMs, long untilUtcMs)
    {
        List<long> passages = [];
        for (long number = QuarterHour.NumberOf(fromUtcMs); number * QuarterHour.Ms < untilUtcMs; number++)
        {
            passages.AddRange(OffsetsOfSlot(number).Select(offset => (number * QuarterHour.Ms) + offset)
                .Where(at => at >= fromUtcMs && at < untilUtcMs));
        }

        return passages;
    }

    public bool KnowsPassagesIn(long fromUtcMs, long untilUtcMs)
    {
        return true;
    }

    public double? At(ChannelKind channel, long utcMs)
    {
        return Values.TryGetValue(channel, out double? value) ? value : null;
    }
}
