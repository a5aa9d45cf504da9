using CsCheck;
using EdgeNode.Blurring;
using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Summaries;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests;

/// <summary>What an image of the memory shows of a draw that is over.</summary>
[TestClass]
public sealed class NoiseMemoryTests
{
    private const int DrawnAt = TestedEntropy.StartUpSamples + TestedEntropy.DiscardedBefore;

    [TestMethod]
    public void After_a_draw_every_field_is_the_same_whatever_bytes_the_draw_used()
    {
        HashSet<string> images = [];
        HashSet<int> drawn = [];
        for (int used = 0; used <= byte.MaxValue; used++)
        {
            TestedNoise noise = new(new PatchedEntropy(DrawnAt, (byte)used));
            Assert.IsTrue(noise.TryDraw(2, out int value));
            drawn.Add(value);
            images.Add(MemoryImage.NumbersOf(noise));
        }

        Assert.IsGreaterThan(5, drawn.Count);
        Assert.HasCount(1, images);
    }

    [TestMethod]
    public void After_a_draw_no_field_holds_a_byte_that_the_source_gave()
    {
        TestedNoise noise = new(new PatchedEntropy(DrawnAt, 0x60));
        for (int draw = 0; draw < 50; draw++)
        {
            Assert.IsTrue(noise.TryDraw(2, out _));
            Assert.DoesNotMatchRegex("=[^0]", MemoryImage.NumbersOf(noise));
        }
    }

    [TestMethod]
    public void A_draw_that_fails_leaves_nothing_either()
    {
        for (int stuckFrom = DrawnAt - 1; stuckFrom < DrawnAt + 100; stuckFrom++)
        {
            TestedNoise noise = new(new PatchedEntropy(DrawnAt, 0x60) { StuckFrom = stuckFrom });
            Assert.IsFalse(noise.TryDraw(2, out _));
            Assert.DoesNotMatchRegex("=[^0]", MemoryImage.NumbersOf(noise));
        }
    }

    [TestMethod]
    public void After_any_draws_of_any_length_two_boxes_remember_the_same_whatever_their_sources_gave()
    {
        Gen.Select(Gen.ULong, Gen.ULong, Gen.Int[1, 4], Gen.Int[1, 4]).ForAll(
            (seed, otherSeed, m, draws) =>
            {
                TestedNoise noise = new(new SeededEntropy(new SeededRandom(seed, "noise")));
                TestedNoise otherNoise = new(new SeededEntropy(new SeededRandom(otherSeed, "noise")));
                for (int draw = 0; draw < draws; draw++)
                {
                    Assert.IsTrue(noise.TryDraw(m, out _));
                    Assert.IsTrue(otherNoise.TryDraw(m, out _));
                }

                Assert.IsEmpty(MemoryImage.Differences(MemoryImage.Of(noise), MemoryImage.Of(otherNoise)));
            },
            cases: 10_000);
    }

    [TestMethod]
    public void After_a_draw_that_broke_off_at_any_call_of_the_source_two_boxes_remember_the_same()
    {
        // 24 calls: the blocks of the start-up and of the first two draws, and the draws' own bytes.
        Gen.Select(Gen.ULong, Gen.ULong, Gen.Int[0, 24]).ForAll(
            (seed, otherSeed, goodCalls) =>
            {
                TestedNoise noise = new(new InterruptedEntropy(seed, goodCalls));
                TestedNoise otherNoise = new(new InterruptedEntropy(otherSeed, goodCalls));
                bool drawn = noise.TryDraw(2, out int value) && noise.TryDraw(2, out value);
                bool otherDrawn = otherNoise.TryDraw(2, out int otherValue) && otherNoise.TryDraw(2, out otherValue);
                Assert.IsTrue((drawn || value == 0) && (otherDrawn || otherValue == 0));
                Assert.DoesNotMatchRegex("=[^0]", MemoryImage.NumbersOf(noise));
                Assert.DoesNotMatchRegex("=[^0]", MemoryImage.NumbersOf(otherNoise));
            },
            cases: 10_000);
    }

    [TestMethod]
    public void In_a_whole_box_noise_is_found_in_the_noisy_count_only_and_rises_in_it_and_in_the_dead_time()
    {
        // Three boxes at the same moment within a window: other noise, and other rises.
        List<string> image = Box(seed: 1, rises: 12);
        string[] noiseIsIn = MemoryImage.Differences(image, Box(seed: 2, rises: 12));
        string[] risesAreIn = MemoryImage.Differences(image, Box(seed: 1, rises: 17));
        CollectionAssert.AreEqual(new[] { "CountedWindow._noisyCount" }, noiseIsIn);
        CollectionAssert.AreEqual(new[] { "CountedWindow._noisyCount", "Lockout._deadUntilMs" }, risesAreIn);
        Assert.IsEmpty(MemoryImage.Differences(image, Box(seed: 1, rises: 12)));
    }

    [TestMethod]
    public void The_walk_sees_what_is_remembered_within_a_draw()
    {
        TestedEntropy entropy = new(new PatchedEntropy(DrawnAt, 0x60));
        byte[] used = new byte[1];
        Assert.IsTrue(entropy.TryBeginDraw());
        Assert.IsTrue(entropy.TryFill(used));
        Assert.Contains("_repeatedByte=96", MemoryImage.NumbersOf(entropy));
        Assert.IsTrue(entropy.TryEndDraw());
        Assert.DoesNotMatchRegex("=[^0]", MemoryImage.NumbersOf(entropy));
    }

    // In its second window, one with the limit so high that the released bucket of the first is 0.
    private static List<string> Box(ulong seed, int rises)
    {
        ChannelPolicy channel = new("footfall", ChannelKind.Footfall, ChannelStatistic.NoisyCount, 900, 2, 500, [1000]);
        VirtualClock clock = new();
        SlotBlurrer blurrer = new(
            new Policy { SlotSeconds = 900, Channels = [channel] }, clock, new SeededEntropy(new SeededRandom(seed, "noise")));
        IEdgeSink sink = blurrer.FitPassageSensor("footfall");
        blurrer.Begin();
        for (int slot = 0; slot < 2; slot++)
        {
            for (int rise = 0; rise < rises; rise++)
            {
                sink.OnRise(clock.UptimeMs + (rise * 500));
            }

            if (slot == 0)
            {
                clock.AdvanceTo(blurrer.MsToSlotEnd());
                Assert.IsTrue(blurrer.TryCloseSlot(out SummaryBody _));
            }
        }

        return MemoryImage.Of(blurrer);
    }

    // Gives nothing from a call on.
    private sealed class InterruptedEntropy(ulong seed, int goodCalls) : IEntropy
    {
        private readonly SeededRandom _random = new(seed, "noise");
        private int _calls;

        public bool TryFill(byte[] buffer)
        {
            // What a source that breaks off within a call leaves in the buffer is the caller's to wipe.
            _random.Fill(buffer);
            return _calls++ < goodCalls;
        }
    }

    // SplitMix64 (Steele, Lea, Flood) but for one byte; never 0, so that a field of 0 is none of its bytes.
    private sealed class PatchedEntropy(int position, byte patch) : IEntropy
    {
        private ulong _state;
        private int _position;

        public int StuckFrom { get; init; } = int.MaxValue;

        public bool TryFill(byte[] buffer)
        {
            for (int i = 0; i < buffer.Length; i++)
            {
                _state += 0x9E3779B97F4A7C15;
                ulong mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
                mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
                byte good = (byte)(1 + ((mixed >> 32) % 255));
                buffer[i] = _position >= StuckFrom ? (byte)0x60 : _position == position ? patch : good;
                _position++;
            }

            return true;
        }
    }
}
