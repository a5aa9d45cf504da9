using EdgeNode.Policies;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests;

/// <summary>Streets of all kinds, one for each seed: empty, crowded, silent, deafening, clean, in smoke; parts that fail in all ways, or are missing.</summary>
internal static class AnyStreet
{
    private const int MostRises = 4000;
    private const int GreatestMillivolts = 3300;

    private static readonly PartFault[] AllFaults =
        [PartFault.Unplugged, PartFault.WrongChecksum, PartFault.Stuck, PartFault.OutOfRange, PartFault.Truncated, PartFault.MeasuresNothing];

    /// <summary>The street of a seed for a box, whose parts may fail.</summary>
    public static StreetTrace Of(ulong seed, BoxPlan plan)
    {
        return Of(seed, plan, Chance.Below(seed, 8, 5), isEverMissing: true);
    }

    /// <summary>The street of a seed for a box whose parts answer at all times, whatever they measure.</summary>
    public static StreetTrace OfWorkingParts(ulong seed, BoxPlan plan)
    {
        return Of(seed, plan, faults: 0, isEverMissing: false);
    }

    private static StreetTrace Of(ulong seed, BoxPlan plan, int faults, bool isEverMissing)
    {
        return new StreetTrace
        {
            RisesMs = Rises(Chance.At(seed, 0), plan.EndMs),
            StaysHigh = Chance.Below(seed, 1, 2) == 0,
            Millivolts = Sound(Chance.At(seed, 2)),
            Air = new Dictionary<ChannelKind, Func<long, double?>>
            {
                [ChannelKind.Pm25] = Air(Chance.At(seed, 3), 0, 1100, isEverMissing),
                [ChannelKind.Pm10] = Air(Chance.At(seed, 9), 0, 1100, isEverMissing),
                [ChannelKind.Co2] = Air(Chance.At(seed, 4), 0, 45_000, isEverMissing),
                [ChannelKind.Temperature] = Air(Chance.At(seed, 5), -45, 90, isEverMissing),
                [ChannelKind.Humidity] = Air(Chance.At(seed, 6), 0, 100, isEverMissing),
            },
            SignalDbm = Signal(Chance.At(seed, 7)),
            Faults = [.. Enumerable.Range(0, faults).Select(number => Fault(Chance.At(seed, 100 + number), plan))],
        };
    }

    private static long[] Rises(ulong seed, long endMs)
    {
        int most = Chance.Below(seed, 0, 4) switch
        {
            0 => 1,
            1 => 10,
            2 => 200,
            _ => MostRises,
        };
        return [.. Enumerable.Range(0, Chance.Below(seed, 1, most)).Select(i => (long)Chance.Below(seed, 2 + i, (int)endMs)).Order()];
    }

    private static Func<long, int> Sound(ulong seed)
    {
        int level = Chance.Below(seed, 0, GreatestMillivolts + 1);
        int spread = Chance.Below(seed, 1, 3) * 200;
        return uptimeMs => Math.Clamp(level + Chance.Below(seed, uptimeMs, spread + 1), 0, GreatestMillivolts);
    }

    // Missing, standing still, or wandering over a part of the range, which also reaches beyond what the part can measure.
    private static Func<long, double?> Air(ulong seed, double lowest, double highest, bool isEverMissing)
    {
        double center = lowest + ((highest - lowest) * Chance.Fraction(seed, 0));
        double spread = Chance.Below(seed, 1, 3) * 0.1 * (highest - lowest);
        bool isMissing = isEverMissing && Chance.Below(seed, 2, 5) == 0;
        return uptimeMs => isMissing ? null : center + (spread * (Chance.Fraction(seed, uptimeMs) - 0.5));
    }

    private static Func<long, int?> Signal(ulong seed)
    {
        bool isMissing = Chance.Below(seed, 0, 4) == 0;
        return uptimeMs => isMissing ? null : -Chance.Below(seed, uptimeMs, 101);
    }

    private static PartFaultSpell Fault(ulong seed, BoxPlan plan)
    {
        string[] models = plan.Parts.Models;
        long fromMs = Chance.Below(seed, 0, (int)plan.EndMs);
        return new PartFaultSpell(
            models[Chance.Below(seed, 1, models.Length)], AllFaults[Chance.Below(seed, 2, AllFaults.Length)],
            fromMs, fromMs + 1 + Chance.Below(seed, 3, (int)plan.EndMs));
    }
}
