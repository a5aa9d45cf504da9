using EdgeNode.Policies;

namespace EdgeNode.Privacy.Tests;

/// <summary>
/// A street whose every raw value is a canary: levels, frames, registers, signal, how many rises there were and when. The canaries
/// of a seed are chosen so that none of their forms is, by chance, in what leaves a box on an ordinary street of the same result.
/// </summary>
internal sealed class CanaryStreet
{
    private const int SlotMs = BoxPlans.SlotMs;
    private const int LockoutMs = 100;

    // Beyond what noise of m = 1 adds in one of a thousand windows.
    private const int GreatestNoise = 12;

    private const long StartUtcMs = 1_780_272_000_000;

    // Every choice of parts comes under a policy with each kind of dust.
    private static readonly ChannelKind[] Dusts = [ChannelKind.Pm25, ChannelKind.Pm10];

    private readonly ulong _seed;
    private readonly PartCanaries _parts;
    private readonly byte[] _ordinary;
    private readonly List<Canary> _canaries = [];

    /// <summary>Chooses the canaries of a seed.</summary>
    public CanaryStreet(ulong seed)
    {
        _seed = seed;
        FittedParts parts = FittedParts.Numbered(seed);
        _parts = new PartCanaries(parts);
        Plan = new BoxPlan
        {
            Seed = seed,
            PolicyText = PolicyTitled("Canaries", Dusts[seed / (ulong)FittedParts.All.Length % 2]),
            Parts = parts,
            EndMs = (3 * SlotMs) + 320_000,
            ClockSettings = [(0, StartUtcMs)],
            Outages = [(SlotMs - 60_000, SlotMs + 60_000)],
            SaysGoodbye = true,
            Spoken = [(SlotMs / 2, "status\r"), (SlotMs + 10_000, "unlock\rhelp\rtest\r"), ((2 * SlotMs) + 1000, "version\r")],
        };
        _ordinary = ObservedBox.Run(Plan, Ordinary()).Log.ToBytes();
        Trace = Choose();
    }

    /// <summary>What the box lives through.</summary>
    public BoxPlan Plan { get; }

    /// <summary>What its sensors see.</summary>
    public StreetTrace Trace { get; }

    /// <summary>What must not come out.</summary>
    public IReadOnlyList<Canary> Canaries => _canaries;

    /// <summary>The policy with a given title and one of the two channels of dust.</summary>
    public static string PolicyTitled(string title, ChannelKind dust = ChannelKind.Pm25)
    {
        string dustLine = dust == ChannelKind.Pm25
            ? "channel pm25 measured stat mean window 900 unit ug/m3 edges 5 10 15 25 50 75"
            : "channel pm10 measured stat mean window 900 unit ug/m3 edges 5 15 30 45 60 90";
        return $"""
            policy 1 "{title}"
            number 1
            slot 900
            channel footfall counted window 900 noise 1 lockout {LockoutMs} edges 10 20 30 45 65 90 130 180 260 360
            channel sound measured stat l50 window 900 unit dB(A) edges 45 50 55 60 65 70 75 80
            {dustLine}
            channel co2 measured stat mean window 900 unit ppm edges 600 800 1000 1400 2000
            channel temperature measured stat mean window 900 unit degC edges 0 2 4 6 8 10 12
            channel humidity measured stat mean window 900 unit % edges 10 20 30 40 50 60 70 80 90
            purpose "Measuring"
            basis "GDPR 6(1)(e)"
            controller "City of Example"
            contact "https://privacy.example/boxes"
            access "Nobody"
            retention 1 days

            """.ReplaceLineEndings("\n");
    }

    private static long[] Rises(int detections, int spacingMs, long loneMs)
    {
        return [.. Enumerable.Range(0, detections).Select(i => 2000 + ((long)i * spacingMs)), loneMs];
    }

    // The same buckets, with values that no canary has.
    private StreetTrace Ordinary()
    {
        return new StreetTrace
        {
            RisesMs = Rises(1500, LockoutMs, (3 * SlotMs / 2) + 1),
            Millivolts = uptimeMs => 1004 + (4 * Chance.Below(_seed, uptimeMs, 23)),
            Air = new Dictionary<ChannelKind, Func<long, double?>>
            {
                [ChannelKind.Pm25] = uptimeMs => _parts.DustOf(260 + (2 * Chance.Below(_seed, uptimeMs / 1000, 110))),
                [ChannelKind.Pm10] = uptimeMs => _parts.DustOf(610 + (2 * Chance.Below(_seed, uptimeMs / 1000, 110))),
                [ChannelKind.Co2] = uptimeMs => 1010 + (2 * Chance.Below(_seed, uptimeMs / 1000, 190)),
                [ChannelKind.Temperature] = uptimeMs => 8.2 + (0.02 * Chance.Below(_seed, uptimeMs / 1000, 80)),
                [ChannelKind.Humidity] = uptimeMs => 51 + (0.02 * Chance.Below(_seed, uptimeMs / 1000, 400)),
            },
            SignalDbm = _ => -40,
        };
    }

    private StreetTrace Choose()
    {
        long loneMs = Chosen(draw => SlotMs + 10_000 + Chance.Below(_seed, draw, 800_000), LoneRise);
        long detections = Chosen(draw => 1501 + Chance.Below(_seed, draw, 2500), Counts);
        long[] millivolts = ThreeChosen(draw => 1006 + (4 * Chance.Below(_seed, draw, 22)) + (draw % 2), Level);
        long[] dust = ThreeChosen(draw => (1000 * (261 + (2 * Chance.Below(_seed, draw, 115)))) + 601 + (2 * Chance.Below(_seed, draw + 1, 145)), _parts.Particulates);
        long[] ppm = ThreeChosen(draw => 1011 + (2 * Chance.Below(_seed, draw, 190)), _parts.CarbonDioxide);
        long[] climate = ThreeChosen(draw => (1000 * (821 + (2 * Chance.Below(_seed, draw, 80)))) + 100 + Chance.Below(_seed, draw + 1, 400), _parts.Climate);
        long dbm = Chosen(draw => -31 - Chance.Below(_seed, draw, 35), Signal);
        return new StreetTrace
        {
            RisesMs = Rises((int)detections, LockoutMs + 1, loneMs),
            Millivolts = uptimeMs => (int)OneOf(millivolts, uptimeMs),
            Air = new Dictionary<ChannelKind, Func<long, double?>>
            {
                [ChannelKind.Pm25] = uptimeMs => _parts.DustOf(OneOf(dust, uptimeMs / 1000) / 1000),
                [ChannelKind.Pm10] = uptimeMs => _parts.DustOf(OneOf(dust, uptimeMs / 1000) % 1000),
                [ChannelKind.Co2] = uptimeMs => OneOf(ppm, uptimeMs / 1000),
                [ChannelKind.Temperature] = uptimeMs => PartCanaries.TemperatureOf(OneOf(climate, uptimeMs / 60_000)),
                [ChannelKind.Humidity] = uptimeMs => PartCanaries.HumidityOf(OneOf(climate, uptimeMs / 60_000)),
            },
            SignalDbm = _ => (int)dbm,
        };
    }

    private long OneOf(long[] values, long place)
    {
        return values[Chance.Below(_seed + 1, place, values.Length)];
    }

    private long[] ThreeChosen(Func<long, long> draw, Func<long, Canary[]> canariesOf)
    {
        return [Chosen(draw, canariesOf), Chosen(draw, canariesOf), Chosen(draw, canariesOf)];
    }

    // The first value drawn whose forms are not in what leaves a box anyway.
    private long Chosen(Func<long, long> draw, Func<long, Canary[]> canariesOf)
    {
        for (long place = 1000L * (_canaries.Count + 1); ; place++)
        {
            long value = draw(place);
            Canary[] canaries = canariesOf(value);
            if (Array.TrueForAll(canaries, canary => canary.FoundIn(_ordinary) == null && _canaries.TrueForAll(chosen => chosen.What != canary.What)))
            {
                _canaries.AddRange(canaries);
                return value;
            }
        }
    }

    private static Canary[] LoneRise(long uptimeMs)
    {
        return
        [
            Canary.OfNumber("uptime of a rise in ms", uptimeMs, 3),
            Canary.OfNumber("uptime of a rise in s", uptimeMs / 1000),
            Canary.OfNumber("UTC of a rise in ms", StartUtcMs + uptimeMs, 3),
            Canary.OfNumber("UTC of a rise in s", (StartUtcMs + uptimeMs) / 1000),
            Canary.OfNumber("moment of a rise in its slot in ms", uptimeMs - SlotMs, 3),
        ];
    }

    // The exact count, and what it can be with the noise: neither may be stored or sent.
    private static Canary[] Counts(long detections)
    {
        return [.. Enumerable.Range(-GreatestNoise, (2 * GreatestNoise) + 1).Select(noise => Canary.OfNumber($"count with noise {noise}", detections + noise))];
    }

    private static Canary[] Level(long millivolts)
    {
        return [Canary.OfNumber("mV", millivolts, 3), Canary.OfNumber("level in 0.1 dB", millivolts / 2, 1)];
    }

    private static Canary[] Signal(long dbm)
    {
        return [Canary.OfNegative("signal in dBm", (int)dbm)];
    }
}
