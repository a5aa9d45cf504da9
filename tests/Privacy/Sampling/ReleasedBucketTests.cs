using System.Numerics;
using CsCheck;
using EdgeNode.Policies;
using EdgeNode.Proving;
using Fractions;

namespace EdgeNode.Privacy.Tests;

/// <summary>What a released bucket tells of one detection and of several, for every set of limits, as exact fractions.</summary>
[TestClass]
public sealed class ReleasedBucketTests
{
    // Beyond it, either way, probabilities fall by alpha with each step: an interval out there has the ratio of one at the border.
    private const int Border = 120;

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    public void No_interval_of_values_changes_its_likelihood_by_more_than_epsilon_for_each_detection(int m)
    {
        GeometricDistribution noise = new(m);
        long intervals = 0;
        for (int detections = 1; detections <= 3; detections++)
        {
            BigInteger less = BigInteger.Pow((1 << m) - 1, detections);
            BigInteger more = BigInteger.Pow(1 << m, detections);
            BigInteger[] without = Reaches(noise, 0);
            BigInteger[] with = Reaches(noise, detections);
            bool isReached = false;
            for (int from = 0; from < without.Length - 1; from++)
            {
                for (int below = from + 1; below < without.Length; below++)
                {
                    BigInteger left = without[from] - without[below];
                    BigInteger right = with[from] - with[below];
                    Assert.IsTrue(less * left <= more * right && less * right <= more * left, $"interval {from} to {below}");
                    isReached |= less * right == more * left;
                    intervals++;
                }
            }

            Assert.IsTrue(isReached, "The bound is met by some interval: nothing less holds.");
        }

        Console.WriteLine($"figure: m = {m}: {intervals:N0} intervals and half-lines, the likelihood ratio is never above (2^{m}/(2^{m}-1)) to the power of 1, 2 or 3 detections");
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    public void Single_values_and_half_lines_beyond_the_border_fall_by_exactly_alpha(int m)
    {
        GeometricDistribution noise = new(m);
        for (int value = 0; value <= 2 * Border; value++)
        {
            Assert.AreEqual(noise.Alpha * noise.Probability(value), noise.Probability(value + 1));
            Assert.AreEqual(noise.Probability(value), noise.Probability(-value));
            Assert.AreEqual(noise.Alpha * noise.AtLeast(value + 1), noise.AtLeast(value + 2));
            Assert.AreEqual(noise.Probability(value), noise.Between(value, value + 1));
            Assert.AreEqual(noise.Probability(-value), noise.Between(-value, -value + 1));
        }

        // What is below the middle, the middle, what is above: together one.
        Assert.AreEqual(Fraction.One, noise.AtLeast(1) + noise.Probability(0) + (1 - noise.AtLeast(0)));
        Assert.AreEqual(noise.AtLeast(1), 1 - noise.AtLeast(0));
    }

    [TestMethod]
    public void A_bucket_under_any_policy_that_the_floor_admits_costs_at_most_epsilon_and_exactly_that_at_an_edge()
    {
        Gen.Select(Gen.Int[1, 4], PolicyTexts.Limits, Gen.Int[0, 400]).ForAll(
            (m, limits, anyCount) =>
            {
                Assert.IsTrue(PolicyTexts.TryParse([PolicyTexts.Counted("footfall", m, limits)], out Policy policy, out PolicyFault fault), fault?.ToString());
                ChannelPolicy channel = policy.Channels[0];
                ReleasedBucket bucket = new(new GeometricDistribution(channel.Noise), channel.Limits);
                PrivacyLoss loss = PrivacyLoss.OfDetection(channel.Noise);
                int limit = channel.Limits[anyCount % channel.Limits.Length];
                foreach (int count in new[] { 0, anyCount, limit - 2, limit - 1, limit })
                {
                    bool isAtEdge = Array.IndexOf(channel.Limits, count + 1) >= 0;
                    Assert.IsTrue(bucket.GreatestRatio(count, count + 1) <= loss.LikelihoodRatio);
                    Fraction success = bucket.BestSuccess(count, count + 1);
                    Assert.IsTrue(isAtEdge ? success == loss.GreatestSuccess : success < loss.GreatestSuccess, $"count {count}");
                }
            },
            cases: 2_000,
            oneByOne: true);
    }

    [TestMethod]
    [DataRow(1, "66.7 %")]
    [DataRow(2, "57.1 %")]
    [DataRow(3, "53.3 %")]
    [DataRow(4, "51.6 %")]
    public void The_best_attacker_on_one_detection_is_right_as_often_as_the_map_says_and_no_limits_help_him(int m, string percent)
    {
        GeometricDistribution noise = new(m);
        Fraction bound = PrivacyLoss.OfDetection(m).GreatestSuccess;
        Fraction best = Fraction.Zero;
        Fraction least = Fraction.One;
        ReleasedBucket market = new(noise, [10, 20, 30, 45, 65, 90, 130, 180, 260, 360]);
        for (int count = 0; count < 400; count++)
        {
            Fraction success = market.BestSuccess(count, count + 1);
            best = success > best ? success : best;
            least = success < least ? success : least;
        }

        // The whole noisy count, unblurred, would tell no more: the guarantee is the noise, not the bucket.
        ReleasedBucket unblurred = new(noise, [.. Enumerable.Range(0, 200)]);
        Assert.AreEqual(bound, best);
        Assert.AreEqual(bound, unblurred.BestSuccess(100, 101));
        Assert.AreEqual(percent, LossTable.Percent(bound));
        Console.WriteLine(
            $"figure: m = {m}: best success {bound} = {LossTable.Percent(bound)} by epsilon, met where a count stands at an edge; {LossTable.Percent(least)} where it is farthest from one (market-square limits)");
    }

    [TestMethod]
    public void As_a_double_each_bucket_has_its_likelihood_however_far_from_the_count_it_lies()
    {
        int[] limits = [10, 20, 30, 45, 65, 90, 130, 180, 260, 360, 5_000, 32_767];
        for (int m = PolicyFloor.LeastNoise; m <= PolicyFloor.GreatestNoise; m++)
        {
            GeometricDistribution noise = new(m);
            double alpha = NearestDouble.Of(noise.Alpha);
            Assert.AreEqual(1 - Math.Pow(2, -m), alpha);
            ReleasedBucket bucket = new(noise, limits);
            foreach (int limit in limits)
            {
                double[] without = [.. bucket.Distribution(limit - 1).Select(NearestDouble.Of)];
                double[] with = [.. bucket.Distribution(limit).Select(NearestDouble.Of)];
                Assert.AreEqual(1, without.Sum(), 1e-12);
                for (int i = 0; i < without.Length; i++)
                {
                    // Below 1e-300 a double has fewer digits than a ratio needs.
                    double expected = i < limits.Length && limits[i] <= limit ? alpha : 1 / alpha;
                    Assert.IsTrue(without[i] < 1e-300 || Math.Abs((with[i] / without[i] / expected) - 1) < 1e-12, $"m {m}, limit {limit}, bucket {i}");
                }
            }
        }
    }

    [TestMethod]
    public void One_limit_of_a_set_tells_two_counts_apart_as_well_as_all_of_them()
    {
        GeometricDistribution noise = new(2);
        int[] limits = [10, 20, 30, 45, 65, 90];
        ReleasedBucket all = new(noise, limits);
        for (int detections = 1; detections <= 12; detections++)
        {
            for (int count = 0; count < 120; count++)
            {
                Fraction bestAlone = limits.Max(limit => new ReleasedBucket(noise, [limit]).BestSuccess(count, count + detections));
                Assert.AreEqual(bestAlone, all.BestSuccess(count, count + detections), $"{count} and {detections} more");
            }
        }
    }

    // Probability that count + noise is at least each of these values, over one denominator so that all that follows is done in whole
    // numbers: minus infinity, -Border to Border, plus infinity.
    private static BigInteger[] Reaches(GeometricDistribution noise, int count)
    {
        BigInteger denominator = ((2 << noise.M) - 1) * (BigInteger.One << (noise.M * 2 * Border));
        BigInteger[] reaches = new BigInteger[(2 * Border) + 3];
        reaches[0] = denominator;
        for (int value = -Border; value <= Border; value++)
        {
            Fraction scaled = noise.AtLeast(value - count) * denominator;
            reaches[1 + Border + value] = BigInteger.DivRem(scaled.Numerator, scaled.Denominator, out BigInteger rest);
            Assert.AreEqual(BigInteger.Zero, rest);
        }

        return reaches;
    }
}
