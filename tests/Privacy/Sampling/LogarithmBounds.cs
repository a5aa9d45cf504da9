using System.Numerics;
using EdgeNode.Proving;
using Fractions;

namespace EdgeNode.Privacy.Tests;

/// <summary>Fractions between which a logarithm or a power of e lies, from series whose rest is bounded.</summary>
internal static class LogarithmBounds
{
    private const int Terms = 80;

    /// <summary>
    /// Epsilon of one detection, -ln(1 - x) with x = 2^-m: the sum of x^i / i. What is left out after n terms is positive and less than
    /// x^(n+1) / ((n+1) (1 - x)).
    /// </summary>
    /// <param name="m">1 to 4.</param>
    /// <returns>Two fractions less than 2^-80 apart.</returns>
    public static (Fraction Low, Fraction High) OfLoss(int m)
    {
        Fraction low = Fraction.Zero;
        for (int i = 1; i <= Terms; i++)
        {
            low += new Fraction(BigInteger.One, i * (BigInteger.One << (m * i)));
        }

        Fraction alpha = new GeometricDistribution(m).Alpha;
        return (low, low + (new Fraction(BigInteger.One, (Terms + 1) * (BigInteger.One << (m * (Terms + 1)))) / alpha));
    }

    /// <summary>e^x for x from 0 to 1: the sum of x^i / i!. What is left out after the term n is at most x^n / n!.</summary>
    public static (Fraction Low, Fraction High) OfPower(Fraction exponent)
    {
        if (exponent < 0 || exponent > 1)
        {
            throw new ArgumentOutOfRangeException(nameof(exponent), "From 0 to 1.");
        }

        Fraction term = Fraction.One;
        Fraction low = Fraction.One;
        for (int i = 1; i <= Terms; i++)
        {
            term = term * exponent / i;
            low += term;
        }

        return (low, low + term);
    }
}
