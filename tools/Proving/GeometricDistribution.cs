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
    public double Deviation => Math.Sqrt(NearestDouble.Of(2 * Alpha / ((1 - Alpha) * (1 - Alpha))));

    /// <summary>Probability of one value.</summary>
    public Fraction Probability(int value)
    {
        return Between(value, value + 1);
    }

    /// <summary>Probability of a value and all above it: a half-line.</summary>
    public Fraction AtLeast(int value)
    {
        int scale = ScaleOf(value);
        return new Fraction(AtLeast(value, scale), Whole(scale), false);
    }

    /// <summary>Probability of a value of at least <paramref name="from"/> and below <paramref name="below"/>.</summary>
    public Fraction Between(int from, int below)
    {
        int scale = Math.Max(ScaleOf(from), ScaleOf(below));
        return new Fraction(AtLeast(from, scale) - AtLeast(below, scale), Whole(scale), false);
    }

    /// <summary>The least scale at which the half-line from a value is a whole number.</summary>
    internal static int ScaleOf(int value)
    {
        return value > 0 ? value - 1 : -value;
    }

    /// <summary>What stands for a probability of 1 at a scale: 2^(m scale) (2^(m+1) - 1).</summary>
    internal BigInteger Whole(int scale)
    {
        return (BigInteger)((2 << M) - 1) << (M * scale);
    }

    /// <summary>
    /// The half-line from a value as a whole number, of <see cref="Whole"/>: alpha^v / (1 + alpha) above 0, and 1 less its mirror
    /// image otherwise. Fractions of one denominator need no common divisor, which takes long at 100,000 bits.
    /// </summary>
    internal BigInteger AtLeast(int value, int scale)
    {
        return value > 0
            ? BigInteger.Pow(Alpha.Numerator, value) << (M * (scale - (value - 1)))
            : Whole(scale) - AtLeast(1 - value, scale);
    }
}
