using CsCheck;
using EdgeNode.Blurring;
using EdgeNode.Policies;
using EdgeNode.Summaries;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests;

/// <summary>A box that has been up for a year counts, draws and closes as one that has just been switched on, in windows of any length.</summary>
[TestClass]
public sealed class LongLifeTests
{
    private const long DayMs = 86_400_000;
    private const int LockoutMs = 2_000;

    // Where 31 and 32 bits of milliseconds end, before and after, and days on either side.
    private static readonly long[] Uptimes =
        [0, int.MaxValue - 150_000L, int.MaxValue + 1L, uint.MaxValue - 150_000L, uint.MaxValue + 1L, 3 * DayMs, 50 * DayMs, 400 * DayMs];

    private static readonly int[] WindowsSeconds = [900, 1800, 3600, 14_400, 64_800, 66_600, 86_400];

    [TestMethod]
    public void The_same_rises_give_the_same_count_at_any_uptime_however_far_apart_they_are()
    {
        Gen<int[]> near = Gen.Int[0, 299_999].Array[0, 60];
        Gen<int[]> far = Gen.Int[0, (int)DayMs - 1].Array[0, 60];
        Gen.OneOf(near, far).ForAll(
            offsets =>
            {
                Array.Sort(offsets);
                int expected = Detections(offsets);
                foreach (long uptimeMs in Uptimes)
                {
                    Assert.AreEqual(expected, Count(uptimeMs, offsets), $"{uptimeMs}: {string.Join(' ', offsets)}");
                }
            },
            cases: 2_000);
        Console.WriteLine($"figure: 2,000 sets of rises, each at {Uptimes.Length} uptimes up to 400 days, 0 counted otherwise");
    }

    [TestMethod]
    public void Each_of_40000_windows_of_one_boot_is_released_with_the_noise_that_was_drawn_for_it()
    {
        const int Rises = 5;
        NotedNoise noise = new(draw => (draw * 7919 % 31) - 10);
        CountedWindow window = Window(900, 1, noise, 40);
        window.Open(0);
        for (int number = 0; number < 40_000; number++)
        {
            long openedMs = number * 900_000L;
            for (int rise = 0; rise < Rises; rise++)
            {
                window.OnRise(openedMs + (rise * LockoutMs));
            }

            Assert.AreEqual(Math.Clamp(noise.Of(number) + Rises, 0, 40), window.CloseAndOpen(openedMs + 900_000), $"window {number}");
        }

        Assert.AreEqual(40_001, noise.Strengths.Count, "one draw for each window");
    }

    [TestMethod]
    public void The_noise_of_a_window_is_as_strong_as_its_policy_says_whatever_its_length_and_limits()
    {
        foreach (int windowSeconds in WindowsSeconds)
        {
            for (int m = 1; m <= 4; m++)
            {
                for (int limits = 1; limits <= 15; limits++)
                {
                    NotedNoise noise = new(_ => 0);
                    CountedWindow window = Window(windowSeconds, m, noise, limits);
                    window.Open(0);
                    window.CloseAndOpen(windowSeconds * 1000L);
                    Assert.IsTrue(noise.Strengths.All(strength => strength == m), $"window {windowSeconds}, m {m}, {limits} limits");
                }
            }
        }
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void A_window_of_any_length_closes_after_as_many_slots_and_no_earlier(bool isTrusted)
    {
        foreach (int windowSeconds in WindowsSeconds)
        {
            VirtualClock clock = new();
            if (isTrusted)
            {
                // A midnight, at which windows of all these lengths but that of 64,800 s and of 66,600 s begin.
                clock.SetUtcMs(1_780_272_000_000);
            }

            ChannelPolicy channel = new("footfall", ChannelKind.Footfall, ChannelStatistic.NoisyCount, windowSeconds, 2, LockoutMs, [10, 20]);
            SlotBlurrer blurrer = new(new Policy { SlotSeconds = 900, Channels = [channel] }, clock, new SeededEntropy(new SeededRandom(1, "entropy")));
            blurrer.Begin();
            long openedMs = 0;
            for (int closed = 0; closed < 3;)
            {
                clock.AdvanceTo(clock.UptimeMs + blurrer.MsToSlotEnd());
                Assert.IsTrue(blurrer.TryCloseSlot(out SummaryBody body));
                if (body.ChannelCount == 0)
                {
                    continue;
                }

                long lastedMs = clock.UptimeMs - openedMs;
                Assert.IsTrue(lastedMs >= (windowSeconds * 1000L) - SlotEnd.ToleranceMs, $"{windowSeconds} s: closed after {lastedMs} ms");
                Assert.IsTrue(isTrusted || lastedMs == windowSeconds * 1000L, $"{windowSeconds} s: closed after {lastedMs} ms");
                openedMs = clock.UptimeMs;
                closed++;
            }
        }
    }

    // The rule once more: a rise counts unless it comes within the dead time of the last one that counted.
    private static int Detections(int[] offsets)
    {
        int detections = 0;
        long freeFromMs = long.MinValue;
        foreach (int offset in offsets)
        {
            if (offset >= freeFromMs)
            {
                detections++;
                freeFromMs = offset + (long)LockoutMs;
            }
        }

        return detections;
    }

    private static int Count(long uptimeMs, int[] offsets)
    {
        CountedWindow window = Window(86_400, 1, new NotedNoise(_ => 0), 60);
        window.Open(uptimeMs);
        foreach (int offset in offsets)
        {
            window.OnRise(uptimeMs + offset);
        }

        return window.CloseAndOpen(uptimeMs + DayMs);
    }

    // Limits 1, 2, 3 and so on make the noisy count itself visible.
    private static CountedWindow Window(int windowSeconds, int m, NotedNoise noise, int limits)
    {
        CountedWindow window = new(
            new ChannelPolicy("footfall", ChannelKind.Footfall, ChannelStatistic.NoisyCount, windowSeconds, m, LockoutMs, [.. Enumerable.Range(1, limits)]),
            noise);
        window.Fit();
        return window;
    }

    private sealed class NotedNoise(Func<int, int> rule) : INoise
    {
        public List<int> Strengths { get; } = [];

        public int Of(int draw)
        {
            return rule(draw);
        }

        public bool TryDraw(int m, out int noise)
        {
            noise = rule(Strengths.Count);
            Strengths.Add(m);
            return true;
        }
    }
}
