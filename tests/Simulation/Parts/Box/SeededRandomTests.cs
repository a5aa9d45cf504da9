using CsCheck;
using EdgeNode.Virtual;

namespace EdgeNode.Parts.Tests;

[TestClass]
public class SeededRandomTests
{
    [TestMethod]
    public void A_stream_depends_on_seed_and_name_and_on_nothing_else()
    {
        Gen.Select(Gen.ULong, Gen.ULong, Gen.String, Gen.String).ForAll((seedA, seedB, nameA, nameB) =>
        {
            bool same = seedA == seedB && nameA == nameB;
            Assert.AreEqual(same, Draws(seedA, nameA).SequenceEqual(Draws(seedB, nameB)));
            Assert.IsTrue(Draws(seedA, nameA).SequenceEqual(Draws(seedA, nameA)));
        }, cases: 1_000);
    }

    [TestMethod]
    public void Streams_of_neighbouring_seeds_and_names_share_nothing()
    {
        SeededRandom[] streams = [new(1, "pin-1"), new(2, "pin-1"), new(1, "pin-2"), new(2, "pin-2"), new(0, ""), new(1, "")];
        foreach (SeededRandom one in streams)
        {
            foreach (SeededRandom other in streams.Where(other => other != one))
            {
                // Two independent streams differ in half of 64,000 bits, give or take 126.
                int different = Enumerable.Range(0, 1000).Sum(_ => System.Numerics.BitOperations.PopCount(one.NextUInt64() ^ other.NextUInt64()));
                Assert.AreEqual(32_000, different, 5 * 126);
            }
        }
    }

    [TestMethod]
    public void The_numbers_stay_what_they_are()
    {
        // Whoever changes these changes every recorded seed.
        SeededRandom random = new(20251123, "street");
        Assert.AreEqual(Pinned, $"{random.NextUInt64():x16} {random.NextInt(1000)} {random.NextDouble():R} {random.NextGaussian():R}");
    }

    [TestMethod]
    public void Whole_numbers_are_equally_likely()
    {
        SeededRandom random = new(3, "dice");
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++)
        {
            counts[random.NextInt(7)]++;
        }

        // Each count is binomial with standard deviation 93.
        Assert.IsTrue(counts.All(count => count is > 10_000 - 465 and < 10_000 + 465), string.Join(' ', counts));
    }

    [TestMethod]
    public void Gaussian_numbers_have_mean_0_and_deviation_1()
    {
        SeededRandom random = new(4, "bell");
        double[] numbers = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextGaussian())];

        Assert.AreEqual(0, numbers.Average(), 0.016);
        Assert.AreEqual(1, numbers.Average(number => number * number), 0.022);
        Assert.AreEqual(0.6827, numbers.Count(number => Math.Abs(number) < 1) / 100_000.0, 0.01);
        Assert.AreEqual(0.9545, numbers.Count(number => Math.Abs(number) < 2) / 100_000.0, 0.005);
    }

    [TestMethod]
    public void Entropy_fills_the_whole_buffer_or_says_so()
    {
        SeededEntropy entropy = new(new SeededRandom(9, "entropy"));
        var buffer = new byte[1000];
        Assert.IsTrue(entropy.TryFill(buffer));
        Assert.IsTrue(buffer.GroupBy(value => value).Count() > 200);
        entropy.IsOff = true;
        Assert.IsFalse(entropy.TryFill(buffer));
    }

    private const string Pinned = "f26616585e45987c 476 0.5628316918844612 0.8536224365234375";

    private static IEnumerable<ulong> Draws(ulong seed, string name)
    {
        SeededRandom random = new(seed, name);
        return Enumerable.Range(0, 4).Select(_ => random.NextUInt64()).ToArray();
    }
}
