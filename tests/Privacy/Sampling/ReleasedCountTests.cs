using EdgeNode.Blurring;
using EdgeNode.Policies;
using EdgeNode.Proving;
using EdgeNode.Summaries;
using Fractions;

namespace EdgeNode.Privacy.Tests;

/// <summary>The firmware's counted window itself, from the rises at the pin to the bucket, over every tape.</summary>
[TestClass]
public sealed class ReleasedCountTests
{
    private const int DepthBits = 16;
    private const int Tapes = 1 << DepthBits;
    private const int GreatestCount = 24;
    private const int LockoutMs = 500;
    private const int WindowMs = 900_000;
    private static readonly int[] Limits = [10, 20, 30];

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    public void Over_every_tape_a_window_releases_the_bucket_of_count_and_noise_with_the_exact_probability(int m)
    {
        int[] noise = new int[Tapes];
        bool[] isDecided = new bool[Tapes];
        Tape tape = new(DepthBits / 8);
        GeometricNoise sampler = new(new BitSource(tape));
        for (int bits = 0; bits < Tapes; bits++)
        {
            Play(tape, bits);
            isDecided[bits] = sampler.TryDraw(m, out noise[bits]);
        }

        int undecided = isDecided.Count(decided => !decided);
        ReleasedBucket exact = new(new GeometricDistribution(m), Limits);
        Fraction ratio = PrivacyLoss.OfDetection(m).LikelihoodRatio;
        int[] before = [];
        for (int count = 0; count <= GreatestCount; count++)
        {
            int[] released = new int[Limits.Length + 1];
            for (int bits = 0; bits < Tapes; bits++)
            {
                Play(tape, bits);
                int bucket = Released(tape, m, Limits, count);
                Assert.AreEqual(isDecided[bits] ? Limits.Count(limit => limit <= count + noise[bits]) : SummaryBody.Absent, bucket, $"tape {bits}, count {count}");
                if (isDecided[bits])
                {
                    released[bucket]++;
                }
            }

            Fraction[] distribution = exact.Distribution(count);
            for (int bucket = 0; bucket < released.Length; bucket++)
            {
                Fraction tapes = distribution[bucket] * Tapes;
                Assert.IsTrue(released[bucket] <= tapes && tapes <= released[bucket] + undecided, $"bucket {bucket}, count {count}");
                Assert.IsTrue(count == 0 || released[bucket] <= ratio * (before[bucket] + undecided), $"bucket {bucket} with {count} too likely");
                Assert.IsTrue(count == 0 || before[bucket] <= ratio * (released[bucket] + undecided), $"bucket {bucket} with {count} too rare");
            }

            before = released;
        }

        Console.WriteLine($"figure: m = {m}: {(long)Tapes * (GreatestCount + 1):N0} windows of the firmware, 0 deviate");
    }

    [TestMethod]
    public void Where_counting_stops_no_bucket_depends_on_it()
    {
        // The parser admits no limit that counting could stop below.
        Assert.IsTrue(PolicyTexts.TryParse([PolicyTexts.Counted("footfall", 1, short.MaxValue)], out _, out _));
        Assert.IsFalse(PolicyTexts.TryParse([PolicyTexts.Counted("footfall", 1, short.MaxValue + 1)], out _, out _));
        Assert.IsGreaterThan(short.MaxValue, CountedWindow.GreatestNoisyCount);

        // 864,000 rises fit into the longest window with the shortest lockout; the noise is as great as it can be, either way.
        int[] limits = [10, 1000, short.MaxValue];
        int[] counts = [0, 9, 10, 999, 1000, 32_757, 32_766, 32_767, 32_776, 32_777, 33_766, 33_767, 65_533, 65_534, 65_535, 65_536, 100_000, 864_000];
        foreach (int noise in new[] { 0, 5, -3, GeometricNoise.Greatest, -GeometricNoise.Greatest })
        {
            foreach (int count in counts)
            {
                Tape tape = new NoiseString(1).Sign(noise < 0).GoOn(Math.Abs(noise), 1).Stop().ToTape();
                Assert.AreEqual(limits.Count(limit => limit <= count + noise), Released(tape, 1, limits, count), $"count {count}, noise {noise}");
            }
        }
    }

    // One window on this tape, with so many rises; the next window's noise is whatever is left on it.
    private static int Released(Tape tape, int m, int[] limits, int count)
    {
        CountedWindow window = new(
            new ChannelPolicy("footfall", ChannelKind.Footfall, ChannelStatistic.NoisyCount, WindowMs / 1000, m, LockoutMs, limits),
            new GeometricNoise(new BitSource(tape)));
        window.Fit();
        window.Open(0);
        for (int rise = 0; rise < count; rise++)
        {
            window.OnRise((long)rise * LockoutMs);
        }

        return window.CloseAndOpen(WindowMs);
    }

    private static void Play(Tape tape, int bits)
    {
        tape.Write(0, (byte)(bits >> 8));
        tape.Write(1, (byte)bits);
        tape.Rewind(2);
    }
}
