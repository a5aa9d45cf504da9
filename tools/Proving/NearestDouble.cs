using System.Numerics;
using Fractions;

namespace EdgeNode.Proving;

/// <summary>Exact fractions as floating point, for figures that people read and for attackers who need no more.</summary>
public static class NearestDouble
{
    // More than the 53 bits of a double, so that cutting the quotient off moves it by less than its own rounding does.
    private const int QuotientBits = 64;

    /// <summary>The double next to a fraction.</summary>
    /// <remarks>
    /// <see cref="Fraction.ToDouble"/> divides doubles, and is no number where numerator and denominator are both beyond 2^1024: at
    /// m = 3 the bucket at 360 of a count of 9 has 1,057 bits.
    /// </remarks>
    /// <param name="fraction">Not below 0.</param>
    /// <returns>Within a relative 2^-52; 0 below 2^-1074.</returns>
    public static double Of(Fraction fraction)
    {
        int shift = QuotientBits - (int)(fraction.Numerator.GetBitLength() - fraction.Denominator.GetBitLength());
        BigInteger quotient = shift >= 0
            ? (fraction.Numerator << shift) / fraction.Denominator
            : fraction.Numerator / (fraction.Denominator << -shift);
        return Math.ScaleB((double)quotient, -shift);
    }
}
