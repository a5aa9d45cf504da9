using System.Numerics;
using EdgeNode.Policies;
using Fractions;

namespace EdgeNode.Proving;

/// <summary>
/// The two-sided geometric distribution of ratio alpha = 1 - 2^-m (Ghosh, Roughgarden and Sundararajan 2009), as exact fractions:
/// P(k) = (1 - alpha) / (1 + alpha) * alpha^|k|.
/// </summary>
public sealed class GeometricDistribution
{
    /// <summary>Takes the distribution of one strength.</summary>
    /// <param name="m">As in a policy, <see cref="PolicyFloor.LeastNoise"/> to <see cref="PolicyFloor.GreatestNoise"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another m.</exception>
    public GeometricDistribution(int m)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(m, PolicyFloor.LeastNoise);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(m, PolicyFloor.GreatestNoise);
        M = m;
        Alpha = new Fraction((1 << m) - 1, 1 << m);
    }

    /// <summary>The strength as a policy gives it.</summary>
    public int M { get; }

    /// <summary>Ratio of the probabilities of two neighbouring values: 1 - 2^-m.</summary>
    public Fraction Alpha { get; }

    /// <summary>Standard deviation: the square root of 2 alpha / (1 - alpha)^2.</summary>
    public double Deviation => Math.Sqrt((2 * Alpha / ((1 - Alpha) * (1 - Alpha))).ToDouble());

    /// <summary>Probability of one value.</summary>
    public Fraction Probability(int value)
    {
        return (1 - Alpha) / (1 + Alpha) * Power(Math.Abs((long)value));
    }

    /// <summary>Probability of a value and all above it: a half-line.</summary>
    public Fraction AtLeast(int value)
    {
        return value > 0 ? Power(value) / (1 + Alpha) : 1 - (Power(1 - (long)value) / (1 + Alpha));
    }

    /// <summary>Probability of a value of at least <paramref name="from"/> and below <paramref name="below"/>.</summary>
    public Fraction Between(int from, int below)
    {
        return AtLeast(from) - AtLeast(below);
    }

    // Numerator and denominator share no factor, so there is nothing to reduce: at 131,000 bits that would take long.
    private Fraction Power(long exponent)
    {
        int power = checked((int)exponent);
        return new Fraction(BigInteger.Pow(Alpha.Numerator, power), BigInteger.One << (M * power), false);
    }
}
