using System.Numerics;

namespace EdgeNode.Esp32.Tests;

/// <summary>P-256 as the textbook has it: affine points, double and add, whole numbers without a limit. Null is infinity.</summary>
internal static class PlainCurve
{
    public static readonly (BigInteger X, BigInteger Y) Base = (Limbs.Gx, Limbs.Gy);

    public static (BigInteger X, BigInteger Y)? Add((BigInteger X, BigInteger Y)? first, (BigInteger X, BigInteger Y)? second)
    {
        if (first is not { } one || second is not { } other)
        {
            return first ?? second;
        }

        if (one.X == other.X && Limbs.Mod(one.Y + other.Y, Limbs.P).IsZero)
        {
            return null;
        }

        BigInteger slope = one.X == other.X
            ? (3 * one.X * one.X - 3) * Inverse(2 * one.Y)
            : (other.Y - one.Y) * Inverse(other.X - one.X);
        BigInteger x = Limbs.Mod((slope * slope) - one.X - other.X, Limbs.P);
        return (x, Limbs.Mod((slope * (one.X - x)) - one.Y, Limbs.P));
    }

    public static (BigInteger X, BigInteger Y)? Multiply(BigInteger scalar, (BigInteger X, BigInteger Y)? point)
    {
        (BigInteger X, BigInteger Y)? sum = null;
        for (BigInteger rest = Limbs.Mod(scalar, Limbs.N); !rest.IsZero; rest >>= 1)
        {
            sum = rest.IsEven ? sum : Add(sum, point);
            point = Add(point, point);
        }

        return sum;
    }

    private static BigInteger Inverse(BigInteger value)
    {
        // Euclid's algorithm, extended: Fermat's takes a BigInteger many times as long.
        BigInteger rest = Limbs.P, divisor = Limbs.Mod(value, Limbs.P), factor = BigInteger.Zero, next = BigInteger.One;
        while (!divisor.IsZero)
        {
            BigInteger quotient = rest / divisor;
            (rest, divisor) = (divisor, rest - (quotient * divisor));
            (factor, next) = (next, factor - (quotient * next));
        }

        return factor;
    }
}
