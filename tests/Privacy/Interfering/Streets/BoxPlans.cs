using CsCheck;
using EdgeNode.Composition;
using EdgeNode.Policies;

namespace EdgeNode.Privacy.Tests;

/// <summary>Plans of all kinds that a box can live through: policies, clocks, networks.</summary>
internal static class BoxPlans
{
    public const int SlotMs = 900_000;

    // A box believes no time before its release.
    private const long SomeMidnightUtcMs = FirmwareVersion.ReleasedUtcMs + (30L * 24 * 3600 * 1000);

    private static readonly Gen<string> Footfall = Gen.Select(
        Gen.Int[PolicyFloor.LeastNoise, PolicyFloor.GreatestNoise], Gen.OneOf(100, 500, 8000, 60_000), Gen.OneOf(900, 1800),
        Gen.OneOf("10", "10 20 30 45 65 90 130 180 260 360", "10 20 30 40 50 60 70 80 90 100 110 120 130 140 150"),
        (noise, lockoutMs, window, edges) => $"channel footfall counted window {window} noise {noise} lockout {lockoutMs} edges {edges}\n");

    private static readonly Gen<string> Sound = Measured("sound", Gen.OneOf("l50", "l50", "leq"), "dB(A) edges 45 50 55 60 65 70 75 80");

    private static readonly Gen<string> Pm25 = Measured("pm25", Gen.Const("mean"), "ug/m3 edges 5 10 15 25 50 75");

    private static readonly Gen<string> Pm10 = Measured("pm10", Gen.Const("mean"), "ug/m3 edges 5 15 30 45 60 90");

    private static readonly Gen<string> Co2 = Measured("co2", Gen.Const("mean"), "ppm edges 600 800 1000 1400 2000");

    private static readonly Gen<string> Temperature = Measured("temperature", Gen.Const("mean"), "degC edges 0 2 4 6 8 10 12");

    private static readonly Gen<string> Humidity = Measured("humidity", Gen.Const("mean"), "% edges 10 20 30 40 50 60 70 80 90");

    /// <summary>Policies of one to six channels, with windows of one or two slots.</summary>
    private static readonly Gen<string> PolicyText = Gen.Select(
        Footfall, Sound, Gen.OneOf(Pm25, Pm10), Co2, Temperature, Humidity,
        (footfall, sound, dust, co2, temperature, humidity) => PolicyOf(footfall, sound, dust, co2, temperature, humidity));

    private static readonly Gen<long> UtcMs = Gen.Long[SomeMidnightUtcMs, SomeMidnightUtcMs + (400L * 24 * 3600 * 1000)];

    // Known from the start; never; from some moment on; from the start, and put right later.
    private static readonly Gen<(long, long)[]> Clock = Gen.OneOf(
        UtcMs.Select(utcMs => new[] { (0L, utcMs) }),
        Gen.Const(Array.Empty<(long, long)>()),
        Gen.Select(Gen.Long[1, 2 * SlotMs], UtcMs, (atMs, utcMs) => new[] { (atMs, utcMs) }),
        Gen.Select(
            UtcMs, Gen.Long[1, 3 * SlotMs], Gen.Int[-4 * SlotMs, 4 * SlotMs],
            (utcMs, atMs, jumpMs) => new[] { (0L, utcMs), (atMs, utcMs + atMs + jumpMs) }));

    private static readonly Gen<(long, long)[]> Outages = Gen
        .Select(Gen.Long[0, 3 * SlotMs], Gen.Long[1, SlotMs], (fromMs, lengthMs) => (fromMs, fromMs + lengthMs)).Array[0, 3];

    // Whoever has opened the box's lid may type anything; what makes the box restart is left out. Half of the boxes have nobody at their port.
    private static readonly Gen<(long, string)[]> Spoken = Gen.Select(
        Gen.Bool,
        Gen.Select(
            Gen.Long[0, 3 * SlotMs],
            Gen.OneOf(
                "status\r", "version\r\n", "unlock\r", $"unlock {new string('0', 64)}\r", "test\r", "show\r", "help\r", "policy show\r", "\u0003", "\u00ff\u0000noise\r",
                new string('x', 600) + "\r", "IMPROV\u0001\u0003\u0002\u0002\u0000\u00e5")).Array[1, 8],
        (isSilent, spoken) => isSilent ? [] : spoken.OrderBy(one => one.Item1).ToArray());

    /// <summary>A plan of one to three slots and a bit.</summary>
    public static readonly Gen<BoxPlan> Any = Gen.Select(
        Gen.ULong, PolicyText, Gen.Long[SlotMs + 30_000, 3 * SlotMs], Clock, Outages, Gen.OneOf(0, 0, 60_000), Gen.Bool, Spoken,
        (seed, policy, endMs, clock, outages, warmUpMs, goodbye, spoken) => new BoxPlan
        {
            Seed = seed,
            PolicyText = policy,
            Parts = FittedParts.Numbered(seed),
            EndMs = endMs,
            ClockSettings = clock,
            Outages = outages,
            WarmUpMs = warmUpMs,
            SaysGoodbye = goodbye,
            Spoken = spoken,
        });

    /// <summary>A first slot that would be a long one, and a clock that is set in it, to shortly after a quarter hour: the slot is over then.</summary>
    public static readonly Gen<BoxPlan> SetClock = Gen.Select(
        Gen.ULong, Gen.Long[SlotMs + 100_000, SlotMs + 700_000], Gen.Long[0, 90_000],
        (seed, atMs, pastMs) => new BoxPlan
        {
            Seed = seed,
            PolicyText = PolicyOf(
                "channel footfall counted window 900 noise 2 lockout 8000 edges 10 20 30\n",
                "channel pm25 measured stat mean window 900 unit ug/m3 edges 5 10 15\n",
                "channel co2 measured stat mean window 900 unit ppm edges 600 800\n",
                "channel temperature measured stat mean window 900 unit degC edges 0 2 4\n"),
            Parts = FittedParts.Numbered(seed),
            EndMs = 2 * SlotMs,
            ClockSettings = [(0, SomeMidnightUtcMs + 50_000), (atMs, SomeMidnightUtcMs + (2 * SlotMs) + pastMs)],
            Outages = [(0, 2 * SlotMs)],
        });

    // Half of the policies are without the channel.
    private static Gen<string> Measured(string name, Gen<string> statistic, string rest)
    {
        return Gen.Select(Gen.OneOf(0, 0, 900, 1800), statistic, (window, stat) =>
            window == 0 ? "" : $"channel {name} measured stat {stat} window {window} unit {rest}\n");
    }

    private static string PolicyOf(params string[] channels)
    {
        return $"policy 1 \"Plan\"\nnumber 1\nslot 900\n{string.Concat(channels)}"
            + "purpose \"Measuring\"\nbasis \"GDPR 6(1)(e)\"\ncontroller \"City of Example\"\n"
            + "contact \"https://privacy.example/boxes\"\naccess \"Nobody\"\nretention 1 days\n";
    }
}
