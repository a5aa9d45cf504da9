using EdgeNode.Policies;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests;

/// <summary>A street with hardly anybody on it, and streets that differ from it in one result each.</summary>
internal static class QuietStreet
{
    /// <summary>The street itself.</summary>
    /// <param name="endMs">How long a box runs on it.</param>
    public static StreetTrace Until(long endMs)
    {
        return new StreetTrace
        {
            RisesMs = [endMs / 40 * 10],
            Millivolts = uptimeMs => 1005 + Chance.Below(1, uptimeMs, 90),
            Air = new Dictionary<ChannelKind, Func<long, double?>>
            {
                [ChannelKind.Pm25] = uptimeMs => 12 + Chance.Fraction(2, uptimeMs),
                [ChannelKind.Pm10] = uptimeMs => 20 + Chance.Fraction(6, uptimeMs),
                [ChannelKind.Co2] = uptimeMs => 650 + (50 * Chance.Fraction(3, uptimeMs)),
                [ChannelKind.Temperature] = uptimeMs => 8.5 + Chance.Fraction(4, uptimeMs),
                [ChannelKind.Humidity] = uptimeMs => 55 + Chance.Fraction(5, uptimeMs),
            },
        };
    }

    /// <summary>For each channel of a box's policy and each kind of its parts a street on which it gives another result.</summary>
    public static StreetTrace[] OthersThan(StreetTrace street, BoxPlan plan)
    {
        return
        [
            street with { RisesMs = [.. Enumerable.Range(0, 60).Select(i => 10_000 + (1000L * i))] },
            street with { Millivolts = uptimeMs => street.Millivolts(uptimeMs) + 200 },
            Array.Exists(plan.Policy.Channels, channel => channel.Kind == ChannelKind.Pm10)
                ? street.With(ChannelKind.Pm10, uptimeMs => 50 + Chance.Fraction(6, uptimeMs))
                : street.With(ChannelKind.Pm25, uptimeMs => 30 + Chance.Fraction(2, uptimeMs)),
            street.With(ChannelKind.Co2, uptimeMs => 900 + (50 * Chance.Fraction(3, uptimeMs))),
            street.With(ChannelKind.Temperature, uptimeMs => 3 + Chance.Fraction(4, uptimeMs)),
            street.With(ChannelKind.Humidity, uptimeMs => 72 + Chance.Fraction(5, uptimeMs)),
            street with { Faults = [new PartFaultSpell(plan.Parts.Co2, PartFault.Unplugged, 100_000, 160_000)] },
        ];
    }
}
