using System.Numerics;
using Fractions;

namespace EdgeNode.Proving;

/// <summary>
/// The bucket that leaves a box for one window: the number of limits that are at most count + noise. Counting stops at 65,535,
/// above every limit, so the bucket of the sum is the bucket of what was counted.
/// </summary>
/// <remarks>
/// <para>Why no set of limits can cost more than epsilon: a single value v of the noisy count has P(v | n) / P(v | n + 1) = 1 / alpha
/// where v is at most n, and alpha where it is more. A bucket is a set of values; the ratio of two sums lies between the least and the
/// greatest ratio of their terms; so it lies in [alpha, 1 / alpha], for every bucket of every set of limits.</para>
/// <para>It is 1 / alpha exactly for a bucket that ends at or below n + 1, alpha exactly for one that begins at or above n + 1, and in
/// between for the one bucket, if any, that holds both n and n + 1. So a released bucket tells an attacker one of three things, and
/// in a set of limits only the one nearest to the count matters.</para>
/// </remarks>
public sealed class ReleasedBucket
{
    private readonly GeometricDistribution _noise;
    private readonly int[] _limits;

    /// <summary>Takes a channel's noise and limits.</summary>
    /// <param name="noise">The noise.</param>
    /// <param name="limits">Strictly rising, at least one.</param>
    public ReleasedBucket(GeometricDistribution noise, IReadOnlyList<int> limits)
    {
        _noise = noise;
        _limits = [.. limits];
    }

    /// <summary>Probability of each bucket, lowest first.</summary>
    /// <param name="count">Detections in the window, from 0.</param>
    public Fraction[] Distribution(int count)
    {
        int scale = ScaleOf(count);
        BigInteger whole = _noise.Whole(scale);
        return [.. Shares(count, scale).Select(share => new Fraction(share, whole, false))];
    }

    /// <summary>The greatest factor, either way, by which the probability of a bucket differs between two counts.</summary>
    public Fraction GreatestRatio(int count, int otherCount)
    {
        Fraction greatest = Fraction.One;
        foreach ((BigInteger one, BigInteger other) in SharesOfBoth(count, otherCount))
        {
            Fraction ratio = new(BigInteger.Max(one, other), BigInteger.Min(one, other), false);
            greatest = ratio > greatest ? ratio : greatest;
        }

        return greatest;
    }

    /// <summary>
    /// How often the best attacker is right who sees the bucket, knows that it was one of two counts, and beforehand holds both for
    /// equally likely: 1/2 + TV / 2, with TV the total variation distance of the two distributions (Neyman and Pearson's test).
    /// </summary>
    public Fraction BestSuccess(int count, int otherCount)
    {
        BigInteger right = BigInteger.Zero;
        BigInteger both = BigInteger.Zero;
        foreach ((BigInteger one, BigInteger other) in SharesOfBoth(count, otherCount))
        {
            right += BigInteger.Max(one, other);
            both += one + other;
        }

        return new Fraction(right, both, false);
    }

    private IEnumerable<(BigInteger One, BigInteger Other)> SharesOfBoth(int count, int otherCount)
    {
        int scale = Math.Max(ScaleOf(count), ScaleOf(otherCount));
        return Shares(count, scale).Zip(Shares(otherCount, scale));
    }

    private int ScaleOf(int count)
    {
        return _limits.Max(limit => GeometricDistribution.ScaleOf(limit - count));
    }

    // The probabilities in whole numbers, at a scale.
    private BigInteger[] Shares(int count, int scale)
    {
        BigInteger[] shares = new BigInteger[_limits.Length + 1];
        BigInteger reached = _noise.Whole(scale);
        for (int bucket = 0; bucket < _limits.Length; bucket++)
        {
            BigInteger next = _noise.AtLeast(_limits[bucket] - count, scale);
            shares[bucket] = reached - next;
            reached = next;
        }

        shares[_limits.Length] = reached;
        return shares;
    }
}
