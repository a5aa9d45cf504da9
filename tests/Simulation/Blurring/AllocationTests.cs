using EdgeNode.Blurring;
using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Sensing;
using EdgeNode.Summaries;

namespace EdgeNode.Simulation.Tests;

/// <summary>What a device with tens of kilobytes of heap calls many times a second takes none of it.</summary>
[TestClass]
public class AllocationTests
{
    private const int SlotMs = 900_000;

    [TestMethod]
    public void Counting_folding_and_asking_for_the_slots_end_allocate_nothing()
    {
        (SlotBlurrer blurrer, IEdgeSink sink, SteadyClock clock) = Begun();
        long allocated = 0;
        for (int round = 0; round < 3; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 800; i++)
            {
                clock.UptimeMs += 1000;
                sink.OnRise(clock.UptimeMs);
                blurrer.Accept(new Reading(Quantity.SoundLevel, 400 + i));
                blurrer.Accept(new Reading(Quantity.Pm25, i));
                blurrer.Accept(new Reading(Quantity.Co2, i));
                blurrer.Accept(new Reading(Quantity.Temperature, -i));
                blurrer.Accept(new Reading(Quantity.Humidity, i));
                if (blurrer.MsToSlotEnd() == 0 || blurrer.TryCloseSlot(out SummaryBody _))
                {
                    break;
                }
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            clock.UptimeMs += SlotMs;
            Assert.IsTrue(blurrer.TryCloseSlot(out _));
        }

        Assert.AreEqual(0, allocated);
    }

    [TestMethod]
    public void Closing_a_slot_allocates_nothing_once_the_random_source_has_started()
    {
        (SlotBlurrer blurrer, _, SteadyClock clock) = Begun();
        for (int slot = 0; slot < 10; slot++)
        {
            clock.UptimeMs += SlotMs;
            long before = GC.GetAllocatedBytesForCurrentThread();
            bool closed = blurrer.TryCloseSlot(out SummaryBody body);
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.IsTrue(closed);
            Assert.AreEqual(6, body.ChannelCount);
            Assert.AreEqual(0, slot == 0 ? 0 : allocated);
        }
    }

    private static (SlotBlurrer Blurrer, IEdgeSink Sink, SteadyClock Clock) Begun()
    {
        Policy policy = new()
        {
            SlotSeconds = SlotMs / 1000,
            Channels =
            [
                new ChannelPolicy("footfall", ChannelKind.Footfall, ChannelStatistic.NoisyCount, 900, 2, 500, [10, 20, 30]),
                new ChannelPolicy("sound", ChannelKind.Sound, ChannelStatistic.L50, 900, 0, 0, [45, 50, 55]),
                new ChannelPolicy("pm25", ChannelKind.Pm25, ChannelStatistic.Mean, 900, 0, 0, [5, 10]),
                new ChannelPolicy("co2", ChannelKind.Co2, ChannelStatistic.Mean, 900, 0, 0, [600, 800]),
                new ChannelPolicy("temperature", ChannelKind.Temperature, ChannelStatistic.Mean, 900, 0, 0, [-2, 0]),
                new ChannelPolicy("humidity", ChannelKind.Humidity, ChannelStatistic.Mean, 900, 0, 0, [30, 40]),
            ],
        };
        SteadyClock clock = new();
        SlotBlurrer blurrer = new(policy, clock, new SplitMixEntropy());
        IEdgeSink sink = blurrer.FitPassageSensor("footfall");
        blurrer.Begin();
        return (blurrer, sink, clock);
    }

    private sealed class SteadyClock : IClock
    {
        public long UptimeMs { get; set; }

        public bool TryGetUtcMs(out long utcMs)
        {
            utcMs = 1_763_892_000_000 + UptimeMs;
            return true;
        }
    }

    // Steele, Lea and Flood's SplitMix64: no allocation, and no health test objects to it.
    private sealed class SplitMixEntropy : IEntropy
    {
        private ulong _state;

        public bool TryFill(byte[] buffer)
        {
            for (int i = 0; i < buffer.Length; i++)
            {
                _state += 0x9E3779B97F4A7C15;
                ulong mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
                mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
                buffer[i] = (byte)(mixed >> 56);
            }

            return true;
        }
    }
}
