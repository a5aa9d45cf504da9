using CsCheck;
using EdgeNode.Blurring;
using EdgeNode.Sensing;
using EdgeNode.Summaries;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests.Obeying;

/// <summary>Measured channels through the blurrer: each has its own quantity, statistic, unit, limits and coverage.</summary>
[TestClass]
public sealed class MeasuredReleaseTests
{
    private static readonly Dictionary<string, Quantity> Quantities = new()
    {
        ["sound"] = Quantity.SoundLevel,
        ["pm25"] = Quantity.Pm25,
        ["co2"] = Quantity.Co2,
        ["temperature"] = Quantity.Temperature,
        ["humidity"] = Quantity.Humidity,
        ["pm10"] = Quantity.Pm10,
    };

    [TestMethod]
    public void Under_any_policy_a_channel_at_one_of_its_edges_and_just_below_it_is_in_these_two_buckets()
    {
        int windows = 0;
        Gen.Select(GivenPolicy.Any, Gen.ULong).ForAll(
            (policy, seed) =>
            {
                SeededRandom random = new(seed, "air");
                int[] edges = [.. policy.Lines.Select(line => random.NextInt(line.Edges.Length))];

                // Below 30 dB(A) there is no level.
                bool[] isBelow = [.. policy.Lines.Select((line, i) => random.NextInt(2) == 1 && (line.Name != "sound" || line.Edges[edges[i]] > 30))];
                int[] buckets = Released(policy, (line, i) => At(line, line.Edges[edges[i]], isBelow[i]));
                for (int i = 0; i < buckets.Length; i++)
                {
                    bool isMeasured = !policy.Lines[i].IsCounted;
                    Assert.AreEqual(isMeasured ? edges[i] + (isBelow[i] ? 0 : 1) : SummaryBody.Absent, buckets[i], policy.Lines[i].ToLine());
                    Interlocked.Add(ref windows, isMeasured ? 1 : 0);
                }
            },
            cases: 300);
        Assert.IsGreaterThan(300, windows);
        Console.WriteLine($"figure: {windows:N0} measured windows at an edge or just below it, each in the bucket that its policy says");
    }

    [TestMethod]
    public void A_window_has_a_value_with_four_fifths_of_its_samples_and_none_with_one_fewer()
    {
        Gen.Select(GivenPolicy.Any, Gen.ULong).ForAll(
            (policy, seed) =>
            {
                SeededRandom random = new(seed, "samples");
                bool[] isEnough = [.. policy.Lines.Select(_ => random.NextInt(2) == 1)];
                int[] buckets = Released(policy, (line, i) =>
                {
                    int enough = (int)(((4 * line.WindowMs) + (5L * line.PeriodMs) - 1) / (5L * line.PeriodMs));
                    return Enumerable.Repeat(line.Edges[0] * line.PerUnit, isEnough[i] ? enough : enough - 1);
                });
                for (int i = 0; i < buckets.Length; i++)
                {
                    Assert.AreEqual(isEnough[i] && !policy.Lines[i].IsCounted ? 1 : SummaryBody.Absent, buckets[i], policy.Lines[i].ToLine());
                }
            },
            cases: 100);
    }

    [TestMethod]
    public void A_loud_fifth_of_the_time_moves_the_mean_energy_and_not_the_median()
    {
        for (int quietDb = 30; quietDb <= 100; quietDb++)
        {
            // A fifth of the time 30 dB more: 10 lg(0.8 + 0.2 * 1000) = 23.03 dB above the quiet level.
            int mean = quietDb + 23;
            int[] edges = quietDb == 30 ? [mean, mean + 5] : [quietDb, mean, mean + 5];
            foreach (string statistic in new[] { "l50", "leq" })
            {
                GivenPolicy policy = new(900, [new GivenChannel("sound", statistic, 900, 0, 0, edges)]);
                int bucket = Released(policy, (_, _) => Enumerable.Range(0, 900).Select(second => second % 5 == 4 ? (10 * quietDb) + 300 : 10 * quietDb))[0];
                Assert.AreEqual(edges.Count(edge => edge <= (statistic == "l50" ? quietDb : mean)), bucket, $"{statistic} of {quietDb} dB");
            }
        }
    }

    // All samples of a window whose value is an edge, or as little below it as one reading can make it.
    private static IEnumerable<int> At(GivenChannel line, int edge, bool isBelow)
    {
        int samples = (int)(line.WindowMs / line.PeriodMs);
        int value = edge * line.PerUnit;
        int deviation = line.Statistic == "mean" ? 40 : 0;
        for (int i = 0; i < samples; i++)
        {
            // A median leaves the edge when more than half of the levels do; a mean with the least step of one reading.
            bool isLower = isBelow && (line.Statistic == "l50" ? i % 2 == 0 : i == 0);
            int swing = i + 1 == samples && samples % 2 == 1 ? 0 : i % 2 == 0 ? deviation : -deviation;
            yield return value + swing - (isLower ? 1 : 0);
        }
    }

    // One window of each channel, with these samples; sensors for which there is no channel give something too.
    private static int[] Released(GivenPolicy policy, Func<GivenChannel, int, IEnumerable<int>> samples)
    {
        VirtualClock clock = new();
        SlotBlurrer blurrer = new(policy.Parsed(), clock, new SeededEntropy(new SeededRandom(1, "entropy")));
        blurrer.Begin();
        for (int i = 0; i < policy.Lines.Length; i++)
        {
            foreach (int value in policy.Lines[i].IsCounted ? [] : samples(policy.Lines[i], i))
            {
                blurrer.Accept(new Reading(Quantities[policy.Lines[i].Name], value));
            }
        }

        foreach (string absent in Quantities.Keys.Except(policy.Lines.Select(line => line.Name)))
        {
            blurrer.Accept(new Reading(Quantities[absent], 500));
        }

        int[] buckets = new int[policy.Lines.Length];
        int left = buckets.Length;
        bool[] isReleased = new bool[buckets.Length];
        while (left > 0)
        {
            clock.AdvanceTo(clock.UptimeMs + (policy.SlotSeconds * 1000L));
            Assert.IsTrue(blurrer.TryCloseSlot(out SummaryBody body));
            for (int at = 0; at < body.ChannelCount; at++)
            {
                int i = Array.FindIndex(policy.Lines, line => line.Name == body.NameAt(at));
                left -= isReleased[i] ? 0 : 1;
                buckets[i] = isReleased[i] ? buckets[i] : body.BucketAt(at);
                isReleased[i] = true;
            }
        }

        return buckets;
    }
}
