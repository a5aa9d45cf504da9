using System.Numerics;
using CsCheck;
using EdgeNode.Proving;
using EdgeNode.Virtual;
using Fractions;

namespace EdgeNode.Privacy.Tests.Obeying;

/// <summary>
/// The distribution of what a box releases, held against its policy's text on the whole way: text, parser, blurrer, window, bucket. One
/// channel's draws go over every tape of a depth, one tape a window, while the other channels' tapes stand still.
/// </summary>
/// <remarks>
/// As many tapes must release each bucket as the strings of the policy's m are that decide it by that depth, no more and no fewer; these
/// and the tapes that decide nothing yet must take the exact probability of the bucket between them. Of what lies beyond the depth
/// <see cref="ExactNoiseTests"/> tells for each m.
/// </remarks>
[TestClass]
public sealed class ReleasedDistributionTests
{
    [TestMethod]
    public void Each_shipped_policy_releases_each_bucket_as_often_as_its_text_promises()
    {
        foreach ((string name, GivenPolicy policy) in GivenPolicy.Shipped)
        {
            long windows = 0;
            foreach (int channel in Counted(policy))
            {
                int[] edges = policy.Lines[channel].Edges;
                int[] counts = [0, 1, 2, edges[0] - 1, edges[0], edges[1] - 1, edges[1]];
                Parallel.ForEach(counts, count => Interlocked.Add(ref windows, Hold(policy, channel, count, depthBits: 16, seed: (ulong)count)));
            }

            Console.WriteLine($"figure: {name}: {windows:N0} windows released through the blurrer, 0 deviate from the policy's distribution");
        }
    }

    [TestMethod]
    [DataRow("1")]
    [DataRow("2 4 2")]
    [DataRow("3 2 3")]
    [DataRow("4 3 4 3")]
    public void Channels_of_several_strengths_each_release_by_their_own(string strengths)
    {
        // One with measured channels between and around them, up to six in all; the last window is of two slots.
        int[] noise = [.. strengths.Split(' ').Select(word => int.Parse(word, null))];
        string[] names = ["footfall", "footfall.a", "footfall.b", "footfall.c"];
        GivenChannel[] counted =
        [
            .. noise.Select((m, i) => new GivenChannel(names[i], "", i == noise.Length - 1 ? 1800 : 900, m, 500 + (1000 * i), [10 + i, 25 + (2 * i), 60])),
        ];
        GivenChannel[] measured = [new("co2", "mean", 900, 0, 0, [600, 800]), new("sound", "l50", 900, 0, 0, [45, 50, 55])];
        GivenPolicy policy = new(900, noise.Length < 4 ? [measured[0], .. counted[..1], measured[1], .. counted[1..]] : [.. counted, measured[0]]);
        Parallel.ForEach(Counted(policy), channel => Hold(policy, channel, policy.Lines[channel].Edges[0], depthBits: 16, seed: (ulong)channel));
    }

    [TestMethod]
    public void Any_policy_that_the_parser_takes_releases_each_bucket_as_often_as_its_text_promises()
    {
        const int Cases = 150;
        long windows = 0;
        Gen.Select(GivenPolicy.Any, Gen.ULong).ForAll(
            (policy, seed) =>
            {
                SeededRandom random = new(seed, "counts");
                foreach (int channel in Counted(policy))
                {
                    GivenChannel line = policy.Lines[channel];
                    int edge = line.Edges[random.NextInt(line.Edges.Length)];
                    int count = Math.Min(edge - random.NextInt(3), (int)(line.WindowMs / line.LockoutMs));
                    Interlocked.Add(ref windows, Hold(policy, channel, random.NextInt(2) == 0 ? random.NextInt(3) : count, depthBits: 8, seed));
                }
            },
            Cases);
        Console.WriteLine($"figure: {Cases} policies over the whole grammar: {windows:N0} windows, 0 deviate from the policy's distribution");
    }

    private static IEnumerable<int> Counted(GivenPolicy policy)
    {
        return Enumerable.Range(0, policy.Lines.Length).Where(i => policy.Lines[i].IsCounted);
    }

    // The windows that were released.
    private static int Hold(GivenPolicy policy, int channel, int count, int depthBits, ulong seed)
    {
        GivenChannel line = policy.Lines[channel];
        int[] released = TapeRun.Over(policy, channel, count, depthBits, seed, out int undecided);
        BigInteger[] decided = DecidingStrings.ByMagnitude(line.Noise, depthBits);
        Fraction[] exact = new ReleasedBucket(new GeometricDistribution(line.Noise), line.Edges).Distribution(count);
        BigInteger[] expected = new BigInteger[released.Length];
        for (int value = -depthBits; value <= depthBits; value++)
        {
            expected[line.BucketOf(count + value)] += decided[Math.Abs(value)];
        }

        string place = $"{policy}: {line.Name}, count {count}";
        for (int bucket = 0; bucket < released.Length; bucket++)
        {
            Assert.AreEqual(expected[bucket], released[bucket], $"bucket {bucket} in {place}");
            Fraction promised = exact[bucket] * (1 << depthBits);
            Assert.IsTrue(released[bucket] <= promised && promised <= released[bucket] + undecided, $"bucket {bucket} in {place}");
        }

        Assert.AreEqual(1 << depthBits, released.Sum() + undecided, place);
        return 1 << depthBits;
    }
}
