using System.Numerics;

namespace EdgeNode.Proving;

/// <summary>The two-sided geometric distribution of ratio alpha = 1 - 2^-m, as exact fractions.</summary>
public static class GeometricDistribution
{
    /// <summary>P(k) = (2^m - 1)^|k| / (2^(m |k|) (2^(m+1) - 1)), not reduced.</summary>
    /// <param name="m">1 to 4.</param>
    /// <param name="k">Any number.</param>
    /// <param name="numerator">Above 0.</param>
    /// <param name="denominator">Above 0.</param>
    public static void Probability(int m, int k, out BigInteger numerator, out BigInteger denominator)
    {
        int magnitude = Math.Abs(k);
        numerator = BigInteger.Pow((1 << m) - 1, magnitude);
        denominator = BigInteger.Pow(2, m * magnitude) * ((2 << m) - 1);
    }
}
