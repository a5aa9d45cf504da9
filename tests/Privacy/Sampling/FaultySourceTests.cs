using CsCheck;
using EdgeNode.Blurring;
using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Summaries;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests;

/// <summary>That a random source which breaks, at whatever byte, takes the counts with it: through the door that all counts leave by.</summary>
[TestClass]
public sealed class FaultySourceTests
{
    private const int Slots = 6;
    private const int SlotMs = 900_000;
    private const int LockoutMs = 100;

    // A start-up, then for each draw 64 bytes before it, its own, and 448 after it.
    private const int BytesOfFirstSlots = TestedEntropy.StartUpSamples + (2 * Slots * (EntropyHealth.ProportionWindow + 8));

    private static readonly string[] Names = ["footfall", "footfall.b"];
    private static readonly int[] Street = [.. Enumerable.Repeat(12, Slots * Names.Length)];

    private static Gen<byte[]> Rounds { get; } = Gen.Select(Gen.Int[1, 8], Gen.Byte.Array[8], (length, bytes) => bytes[..length]);

    [TestMethod]
    public void After_a_source_has_stuck_or_gone_round_no_count_leaves_and_before_that_none_with_noise_from_it()
    {
        int closes = 0;
        int counts = 0;
        Gen.Select(Gen.ULong, Gen.Int[0, BytesOfFirstSlots], Gen.Bool, Rounds).ForAll(
            (seed, goodBytes, sticks, round) =>
            {
                FaultySource source = new(seed, sticks ? SourceFault.Sticks : SourceFault.GoesRound, goodBytes, round);
                foreach (Close close in Closes(source, Street))
                {
                    // What is read next are the draws of the close itself. So not even a byte that was only tested after the noise
                    // was drawn may have been one of the broken source's.
                    Assert.IsTrue(
                        close.Counts == 0 || close.NoiseUntil < goodBytes,
                        $"{close.Counts} counts with noise of the bytes {close.NoiseFrom} to {close.NoiseUntil}, good until {goodBytes}");
                    Interlocked.Increment(ref closes);
                    Interlocked.Add(ref counts, close.Counts);
                }
            },
            cases: 10_000);
        Console.WriteLine($"figure: 10,000 sources that broke, {closes:N0} slots, {counts:N0} counts left, 0 of them with noise from broken bytes");

        // Otherwise a window that is always absent would pass.
        Assert.IsGreaterThan(closes / 4, counts);
    }

    [TestMethod]
    public void Once_a_source_ends_no_count_leaves_but_with_noise_that_was_whole_and_a_hiccup_costs_one_count()
    {
        Gen.Select(Gen.ULong, Gen.Int[0, BytesOfFirstSlots], Gen.Bool).ForAll(
            (seed, goodBytes, ends) =>
            {
                FaultySource source = new(seed, ends ? SourceFault.Ends : SourceFault.Hiccups, goodBytes, []);
                int absent = 0;
                foreach (Close close in Closes(source, Street))
                {
                    // Each draw reads more than one window of the proportion test; what was cut short is no draw.
                    Assert.IsTrue(close.NoiseUntil - close.NoiseFrom >= close.Counts * (EntropyHealth.ProportionWindow + 1), $"good until {goodBytes}");
                    absent += Names.Length - close.Counts;
                }

                Assert.IsTrue(ends || absent <= 1, $"good until {goodBytes}, {absent} absent");
            },
            cases: 10_000);
    }

    [TestMethod]
    public void Whatever_a_source_does_a_window_without_noise_is_absent_and_noise_that_was_not_tested_to_the_end_is_not_used()
    {
        // The noise itself, with a source that may break anywhere: given only when all 448 bytes after it were good.
        Gen.Select(Gen.ULong, Gen.Enum<SourceFault>(), Gen.Int[0, BytesOfFirstSlots], Rounds, Gen.Int[1, 4]).ForAll(
            (seed, fault, goodBytes, round, m) =>
            {
                FaultySource source = new(seed, fault, goodBytes, round);
                TestedNoise noise = new(source);
                for (int draw = 0; draw < 2 * Slots; draw++)
                {
                    bool hadFailed = noise.HasFailed;
                    int before = source.Position;
                    bool drawn = noise.TryDraw(m, out int value);
                    Assert.IsTrue(!drawn || source.Position - before > EntropyHealth.ProportionWindow);
                    Assert.IsTrue(drawn || value == 0);
                    Assert.IsFalse(drawn && (hadFailed || noise.HasFailed));
                    if (drawn && fault is SourceFault.Sticks)
                    {
                        // Five equal bytes are what chance may give; with a sixth the test has failed.
                        Assert.IsLessThanOrEqualTo(goodBytes + EntropyHealth.RepetitionCutoff - 1, source.Position);
                    }

                    if (drawn && fault is SourceFault.Ends)
                    {
                        Assert.IsLessThanOrEqualTo(goodBytes, source.Position);
                    }
                }
            },
            cases: 10_000);
    }

    [TestMethod]
    public void A_good_source_costs_no_count()
    {
        Gen.ULong.ForAll(
            seed => Assert.IsTrue(Closes(Good(seed), Street).All(close => close.Counts == Names.Length)),
            cases: 1_000);
    }

    [TestMethod]
    public void What_is_read_from_the_source_depends_on_its_bytes_and_never_on_the_street()
    {
        Gen<int[]> streets = Gen.Int[0, 150].Array[Slots * Names.Length];
        Gen.Select(Gen.ULong, streets, streets).ForAll(
            (seed, street, otherStreet) =>
            {
                int[] read = [.. Closes(Good(seed), street).Select(close => close.NoiseUntil)];
                int[] otherRead = [.. Closes(Good(seed), otherStreet).Select(close => close.NoiseUntil)];
                CollectionAssert.AreEqual(read, otherRead);
            },
            cases: 10_000);
    }

    private static FaultySource Good(ulong seed)
    {
        return new FaultySource(seed, SourceFault.Ends, int.MaxValue, []);
    }

    // A box with two counted channels over some slots, with so many rises in each window, slot by slot and channel by channel.
    private static IEnumerable<Close> Closes(FaultySource source, int[] rises)
    {
        VirtualClock clock = new();
        ChannelPolicy[] channels = [.. Names.Select(name =>
            new ChannelPolicy(name, ChannelKind.Footfall, ChannelStatistic.NoisyCount, SlotMs / 1000, 2, LockoutMs, [10, 20, 30]))];
        SlotBlurrer blurrer = new(new Policy { SlotSeconds = SlotMs / 1000, Channels = channels }, clock, source);
        IEdgeSink[] sinks = [.. Names.Select(blurrer.FitPassageSensor)];
        int noiseFrom = source.Position;
        blurrer.Begin();
        for (int slot = 0; slot < Slots; slot++)
        {
            for (int channel = 0; channel < sinks.Length; channel++)
            {
                for (int rise = 0; rise < rises[(slot * sinks.Length) + channel]; rise++)
                {
                    sinks[channel].OnRise(clock.UptimeMs + (rise * LockoutMs));
                }
            }

            clock.AdvanceTo(clock.UptimeMs + blurrer.MsToSlotEnd());
            int noiseUntil = source.Position;
            Assert.IsTrue(blurrer.TryCloseSlot(out SummaryBody body));
            Assert.AreEqual(Names.Length, body.ChannelCount);
            int counts = Enumerable.Range(0, body.ChannelCount).Count(channel => body.BucketAt(channel) != SummaryBody.Absent);
            yield return new Close(counts, noiseFrom, noiseUntil);
            noiseFrom = noiseUntil;
        }
    }

    // The close of a slot: how many counts left with it, and which bytes of the source their noise was drawn from. Nothing is read between
    // an opening and its close, so the draws of the opening ended where those of the close begin.
    private sealed record Close(int Counts, int NoiseFrom, int NoiseUntil);
}
