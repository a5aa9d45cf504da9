using System.Numerics;
using EdgeNode.Proving;
using Fractions;

namespace EdgeNode.Privacy.Tests;

/// <summary>
/// What two bounds do to an otherwise exact sampler of the two-sided geometric distribution: a magnitude above the greatest, or too
/// many rejected zeros in a row, fail the draw, and the window is absent.
/// </summary>
/// <remarks>
/// <para>A draw is a sign, a magnitude k with probability alpha^k * 2^-m, and is rejected as a negative zero with q = 2^-(m+1). So each
/// value comes with probability (1 - q^(R+1)) * P(k), for R rejections at most, and everything else is "absent".</para>
/// <para>The bound on rejections therefore changes no ratio at all: epsilon stays what it is. The bound on the magnitude does, at the
/// far end of the tail only: one more detection makes the outermost value possible where it was impossible. So what holds for the
/// firmware is epsilon except for a probability <see cref="Delta"/>: (epsilon, delta)-differential privacy (Dwork et al. 2006).</para>
/// </remarks>
/// <param name="noise">The distribution that is sampled.</param>
/// <param name="greatest">The greatest magnitude that is drawn.</param>
/// <param name="rejections">The most rejected draws in a row.</param>
internal sealed class BoundedSampler(GeometricDistribution noise, int greatest, int rejections)
{
    private readonly Fraction _decided = 1 - new Fraction(BigInteger.One, BigInteger.One << ((noise.M + 1) * (rejections + 1)));

    /// <summary>Probability that a draw fails, which is also the total variation distance from the distribution itself.</summary>
    public Fraction FailureProbability => 1 - (_decided * (1 - (2 * noise.AtLeast(greatest + 1))));

    /// <summary>The least delta for which what is drawn, and then counted upwards from, keeps epsilon = -ln alpha.</summary>
    public Fraction Delta => Probability(greatest);

    /// <summary>Probability of a value, 0 beyond the greatest magnitude.</summary>
    public Fraction Probability(int value)
    {
        return Math.Abs((long)value) > greatest ? Fraction.Zero : _decided * noise.Probability(value);
    }

    /// <summary>The greatest b for which a probability is at most 2^-b.</summary>
    /// <param name="probability">Above 0, at most 1.</param>
    public static int BitsBelowOne(Fraction probability)
    {
        int bits = (int)(probability.Denominator.GetBitLength() - probability.Numerator.GetBitLength());
        return probability.Numerator << bits <= probability.Denominator ? bits : bits - 1;
    }
}
