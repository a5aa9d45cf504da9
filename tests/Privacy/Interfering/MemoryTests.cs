using EdgeNode.Blurring;
using EdgeNode.Policies;

namespace EdgeNode.Privacy.Tests;

/// <summary>What an image of the memory shows of the street: sums of the open windows, and of each sensor the latest raw values.</summary>
[TestClass]
public sealed class MemoryTests
{
    // The parts' own periods, of 1 s to 5 min, all divide it.
    private const long BlockMs = 300_000;
    private const long OpenMs = 2L * BoxPlans.SlotMs;

    // In the last of three blocks of the open window.
    private const long EndMs = OpenMs + (3 * BlockMs) - 60_000;

    // Each choice of parts under a policy with each kind of dust.
    private static readonly BoxPlan[] Plans =
        [.. FittedParts.All.SelectMany(parts => new[] { PlanOf(parts, ChannelKind.Pm25), PlanOf(parts, ChannelKind.Pm10) })];

    [TestMethod]
    [DataRow("l50")]
    [DataRow("leq")]
    public void Of_a_closed_window_memory_holds_nothing_and_of_an_open_one_not_in_which_order_anything_came(string soundStatistic)
    {
        StreetTrace street = Street(swings: false, rises: [5_000, 20_000, 60_000, 300_000]);
        StreetTrace other = Street(swings: true, rises: [90_000, 110_000, 250_000, 300_000]);
        int fields = 0;
        foreach (BoxPlan plan in Plans)
        {
            BoxPlan heard = plan with { PolicyText = plan.PolicyText.Replace("l50", soundStatistic) };
            List<string> image = ObservedBox.Run(heard, street).Memory;
            string[] differing = MemoryImage.Differences(image, ObservedBox.Run(heard, other).Memory);
            Assert.IsEmpty(differing, $"{heard}: {string.Join(' ', differing)}");
            fields += image.Count;
        }

        Console.WriteLine($"figure: {soundStatistic}: {fields:N0} fields of {Plans.Length} whole boxes after 2 slots and a half, 0 tell of two streets that end alike which one it was");
    }

    [TestMethod]
    public void Memory_holds_the_sums_of_the_open_windows_and_the_latest_value_of_each_sensor()
    {
        StreetTrace street = Street(swings: false, rises: [5_000]);
        StreetTrace louder = street with { Millivolts = uptimeMs => street.Millivolts(uptimeMs) + (uptimeMs >= EndMs - 2_000 ? 200 : 0) };
        StreetTrace dustier = street.With(ChannelKind.Pm25, uptimeMs => street.Air[ChannelKind.Pm25](uptimeMs) + Dust(uptimeMs))
            .With(ChannelKind.Pm10, uptimeMs => street.Air[ChannelKind.Pm10](uptimeMs) + Dust(uptimeMs));
        StreetTrace closer = street.With(ChannelKind.Co2, uptimeMs => street.Air[ChannelKind.Co2](uptimeMs) + (uptimeMs >= EndMs - 60_000 ? 100 : 0));
        StreetTrace warmer = street.With(ChannelKind.Temperature, uptimeMs => street.Air[ChannelKind.Temperature](uptimeMs) + (uptimeMs >= EndMs - 70_000 ? 1 : 0));
        foreach (BoxPlan plan in Plans)
        {
            List<string> image = ObservedBox.Run(plan, street).Memory;
            Assert.AreEqual("MedianLevelWindow._histogram StuckCheck._last", Differing(plan, image, louder), $"{plan}");
            foreach (StreetTrace other in new[] { dustier, closer, warmer })
            {
                Assert.AreEqual("MeanWindow._sum StuckCheck._last", Differing(plan, image, other), $"{plan}");
            }
        }

        static int Dust(long uptimeMs) => uptimeMs >= OpenMs + (2 * BlockMs) ? 5 : 0;
    }

    [TestMethod]
    [DataRow(ChannelStatistic.L50)]
    [DataRow(ChannelStatistic.Leq)]
    public void Of_a_level_anywhere_in_the_meters_range_a_closed_window_holds_nothing(ChannelStatistic statistic)
    {
        List<string> untouched = MemoryImage.Of(Closed(SoundWindow(statistic)));
        for (int tenthDb = LevelEnergy.LeastTenthDb; tenthDb <= LevelEnergy.GreatestTenthDb; tenthDb++)
        {
            MeasuredWindow window = SoundWindow(statistic);
            window.Fold(tenthDb);
            string[] differing = MemoryImage.Differences(untouched, MemoryImage.Of(Closed(window)));
            Assert.IsEmpty(differing, $"{tenthDb}: {string.Join(' ', differing)}");
        }
    }

    [TestMethod]
    public void Of_a_window_after_which_there_was_no_noise_memory_holds_nothing_either()
    {
        List<string> empty = CountedAndBlocked(0);
        for (int rises = 1; rises <= 30; rises++)
        {
            string[] differing = MemoryImage.Differences(empty, CountedAndBlocked(rises));
            Assert.IsEmpty(differing, $"{rises}: {string.Join(' ', differing)}");
        }
    }

    // A second apart, in a window whose close finds the random source silent.
    private static List<string> CountedAndBlocked(int rises)
    {
        ChannelPolicy channel = new("footfall", ChannelKind.Footfall, ChannelStatistic.NoisyCount, windowSeconds: 900, noise: 2, lockoutMs: 500, [10, 20, 30]);
        NoiseOnce noise = new();
        CountedWindow window = new(channel, noise);
        window.Fit();
        window.Open(0);
        for (int i = 0; i < rises; i++)
        {
            window.OnRise(1000L * i);
        }

        Assert.AreEqual(rises / 10, window.CloseAndOpen(BoxPlans.SlotMs));
        return MemoryImage.Of(window);
    }

    private sealed class NoiseOnce : INoise
    {
        private bool _isDrawn;

        public bool TryDraw(int m, out int noise)
        {
            noise = 0;
            bool isFirst = !_isDrawn;
            _isDrawn = true;
            return isFirst;
        }
    }

    private static MeasuredWindow SoundWindow(ChannelStatistic statistic)
    {
        ChannelPolicy channel = new("sound", ChannelKind.Sound, statistic, windowSeconds: 900, noise: 0, lockoutMs: 0, [45, 50, 55, 60, 65, 70, 75, 80]);
        MeasuredWindow window = statistic == ChannelStatistic.Leq ? new EquivalentLevelWindow(channel) : new MedianLevelWindow(channel);
        window.Open(0);
        return window;
    }

    private static MeasuredWindow Closed(MeasuredWindow window)
    {
        window.CloseAndOpen(BoxPlans.SlotMs);
        return window;
    }

    private static BoxPlan PlanOf(FittedParts parts, ChannelKind dust)
    {
        return new BoxPlan { Seed = 7, PolicyText = CanaryStreet.PolicyTitled("Memory", dust), Parts = parts, EndMs = EndMs, Spoken = [(OpenMs, "status\runlock\r")] };
    }

    private static string Differing(BoxPlan plan, List<string> image, StreetTrace other)
    {
        return string.Join(' ', MemoryImage.Differences(image, ObservedBox.Run(plan, other).Memory));
    }

    // Each way a street of the same buckets, counts and sums: in the open window two blocks of five minutes change places.
    private static StreetTrace Street(bool swings, long[] rises)
    {
        long Seen(long uptimeMs)
        {
            long block = (uptimeMs - OpenMs) / BlockMs;
            return uptimeMs < OpenMs || block > 1 || !swings ? uptimeMs : uptimeMs + (block == 0 ? BlockMs : -BlockMs);
        }

        double Beside(long uptimeMs, double by)
        {
            return swings && uptimeMs < OpenMs ? by : 0;
        }

        return new StreetTrace
        {
            RisesMs = [.. new[] { 0L, BoxPlans.SlotMs, OpenMs }.SelectMany(openMs => rises.Select(riseMs => openMs + riseMs))],
            Millivolts = uptimeMs => 1005 + Chance.Below(1, Seen(uptimeMs), 60) + (int)Beside(uptimeMs, 20),
            Air = new Dictionary<ChannelKind, Func<long, double?>>
            {
                [ChannelKind.Pm25] = uptimeMs => 11 + Chance.Fraction(2, Seen(uptimeMs) / 10_000) + Beside(uptimeMs, 1),
                [ChannelKind.Pm10] = uptimeMs => 19 + Chance.Fraction(6, Seen(uptimeMs) / 10_000) + Beside(uptimeMs, 1),
                [ChannelKind.Co2] = uptimeMs => 650 + (50 * Chance.Fraction(3, Seen(uptimeMs))) + Beside(uptimeMs, 60),
                [ChannelKind.Temperature] = uptimeMs => 8.3 + (0.5 * Chance.Fraction(4, Seen(uptimeMs))) + Beside(uptimeMs, 0.5),
                [ChannelKind.Humidity] = uptimeMs => 53 + Chance.Fraction(5, Seen(uptimeMs)) + Beside(uptimeMs, 1),
            },
        };
    }
}
