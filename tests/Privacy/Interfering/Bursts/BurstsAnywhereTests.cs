using System.Collections.Concurrent;
using CsCheck;
using EdgeNode.Blurring;
using EdgeNode.Policies;
using EdgeNode.Sensing;
using EdgeNode.Summaries;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests;

/// <summary>
/// What some more rises can change, on the whole way from the pin to the bucket, also while the runtime stands still and rises
/// come late. The exhaustive twin, over all sets of rises on a grid of 8 moments, is BurstTests in tests/Firmware.
/// </summary>
[TestClass]
public sealed class BurstsAnywhereTests
{
    private const int Cases = 10_000;
    private const int SlotSeconds = 60;
    private const int SlotMs = 60_000;

    [TestMethod]
    public void A_burst_anywhere_changes_the_window_it_comes_in_by_0_to_its_detections_and_no_other_one()
    {
        long windows = 0;
        long inOne = 0;
        ConcurrentBag<int> changes = [];
        Gen.Select(CountingWorld.Any, CountingWorld.Rises, CountingWorld.Burst).ForAll(
            (world, street, burst) =>
            {
                CountedRun without = CountedRun.Of(world, street);
                CountedRun with = CountedRun.Of(world, [.. street.Concat(burst).Order()]);
                CountedRun alone = CountedRun.Of(world, burst);
                CollectionAssert.AreEqual(without.ClosesMs.ToArray(), with.ClosesMs.ToArray(), "A window closed at another moment.");

                int[] reached = [.. alone.WindowsReached];
                for (int window = 0; window < without.Counts.Count; window++)
                {
                    int change = with.Counts[window] - without.Counts[window];
                    int most = Array.IndexOf(reached, window) >= 0 ? alone.DetectionsIn(window) : 0;
                    Assert.IsTrue(change >= 0 && change <= most, $"Window {window} changed by {change}; 0 to {most} is allowed.");
                    Assert.AreEqual(without.DetectionsIn(window), without.Counts[window], $"count of window {window}");
                    changes.Add(change);
                }

                Interlocked.Add(ref windows, without.Counts.Count);
                Interlocked.Add(ref inOne, reached.Length == 1 ? 1 : 0);
            },
            cases: Cases);
        Console.WriteLine($"figure: {Cases:N0} bursts ({inOne:N0} within one window) over {windows:N0} windows, "
            + $"greatest change {changes.Max()}, 0 out of bounds");
        Assert.IsGreaterThan(10, changes.Max());
    }

    [TestMethod]
    public void Rises_of_one_sensor_count_in_the_channel_of_that_sensor_and_in_no_other()
    {
        string[] names = ["footfall", "footfall.b", "footfall.c"];
        int[] lockoutsMs = [100, 500, 8000];
        Gen.Long[0, SlotMs - 1].Array[0, 60].Array[names.Length].ForAll(
            rises =>
            {
                VirtualClock clock = new();
                ChannelPolicy[] channels = [.. names.Select((name, i) => new ChannelPolicy(
                    name, ChannelKind.Footfall, ChannelStatistic.NoisyCount, SlotSeconds, 2, lockoutsMs[i], [.. Enumerable.Range(1, 100)]))];
                SlotBlurrer blurrer = new(new Policy { SlotSeconds = SlotSeconds, Channels = channels }, clock, new ZeroNoiseEntropy(1));
                VirtualPin[] pins = [.. names.Select(_ => new VirtualPin(clock))];
                for (int i = 0; i < names.Length; i++)
                {
                    new PassageSensor(pins[i], 0).Start(blurrer.FitPassageSensor(names[i]));
                }

                blurrer.Begin();
                foreach ((long riseMs, int sensor) in rises.SelectMany((of, sensor) => of.Select(riseMs => (riseMs, sensor))).Order())
                {
                    clock.AdvanceTo(riseMs);
                    pins[sensor].Rise();
                }

                clock.AdvanceTo(SlotMs);
                Assert.IsTrue(blurrer.TryCloseSlot(out SummaryBody body));
                for (int i = 0; i < names.Length; i++)
                {
                    Assert.AreEqual(names[i], body.NameAt(i));
                    Assert.AreEqual(Detections.Of(rises[i].Order(), lockoutsMs[i]), body.BucketAt(i), names[i]);
                }
            },
            cases: Cases);
        Console.WriteLine($"figure: {Cases:N0} windows of {names.Length} sensors, each with rises of its own, 0 counted in another channel");
    }

    [TestMethod]
    public void A_line_that_is_high_when_the_window_opens_is_not_counted_in_it()
    {
        (VirtualClock clock, VirtualPin pin, SlotBlurrer blurrer) = Bench();
        clock.AdvanceTo(SlotMs - 1000);
        pin.SetLevel(true);
        clock.AdvanceTo(SlotMs);
        Assert.AreEqual(1, Close(blurrer));
        clock.AdvanceTo(SlotMs + 5000);
        pin.SetLevel(false);
        clock.AdvanceTo(2 * SlotMs);
        Assert.AreEqual(0, Close(blurrer));
    }

    [TestMethod]
    public void Who_holds_the_line_high_hides_others_so_the_promise_is_about_rises_and_not_about_people()
    {
        // Not claimed, and shown here so that nobody claims it: one who stands in the beam is one rise more and nine fewer.
        Assert.AreEqual(10, CountOfTenPassages(someoneStandsThere: false));
        Assert.AreEqual(1, CountOfTenPassages(someoneStandsThere: true));
    }

    private static int CountOfTenPassages(bool someoneStandsThere)
    {
        (VirtualClock clock, VirtualPin pin, SlotBlurrer blurrer) = Bench();
        clock.AdvanceTo(500);
        pin.SetLevel(someoneStandsThere);
        for (int passage = 1; passage <= 10; passage++)
        {
            clock.AdvanceTo(passage * 5000);
            pin.SetLevel(true);
            clock.AdvanceTo((passage * 5000) + 300);
            pin.SetLevel(someoneStandsThere);
        }

        clock.AdvanceTo(SlotMs);
        return Close(blurrer);
    }

    private static (VirtualClock Clock, VirtualPin Pin, SlotBlurrer Blurrer) Bench()
    {
        VirtualClock clock = new();
        VirtualPin pin = new(clock);
        ChannelPolicy channel = new("footfall", ChannelKind.Footfall, ChannelStatistic.NoisyCount, SlotSeconds, 2, 500, [.. Enumerable.Range(1, 20)]);
        SlotBlurrer blurrer = new(new Policy { SlotSeconds = SlotSeconds, Channels = [channel] }, clock, new ZeroNoiseEntropy(1));
        new PassageSensor(pin, 0).Start(blurrer.FitPassageSensor("footfall"));
        blurrer.Begin();
        return (clock, pin, blurrer);
    }

    private static int Close(SlotBlurrer blurrer)
    {
        Assert.IsTrue(blurrer.TryCloseSlot(out SummaryBody body));
        return body.BucketAt(0);
    }
}
