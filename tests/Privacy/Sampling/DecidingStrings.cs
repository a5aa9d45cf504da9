using System.Numerics;
using EdgeNode.Blurring;

namespace EdgeNode.Privacy.Tests;

/// <summary>
/// How many strings of bits decide a value, by the shape that each string has. Generating functions, with x for a bit: the coefficient of
/// x^L counts strings of L bits.
/// </summary>
internal static class DecidingStrings
{
    /// <summary>A zero: x x^m, a positive sign and the word that stops, after 0 to 64 rejections of x^(m+1) each.</summary>
    public static BigInteger[] OfZero(int m, int depthBits)
    {
        BigInteger[] strings = new BigInteger[depthBits + 1];
        for (int rejected = 0; rejected <= GeometricNoise.GreatestRejections && (rejected + 1) * (m + 1) <= depthBits; rejected++)
        {
            strings[(rejected + 1) * (m + 1)] = 1;
        }

        return strings;
    }

    /// <summary>Times x + x^2 + ... + x^m: one more word that goes on, for the next magnitude, with either sign.</summary>
    public static BigInteger[] WithOneMoreWord(BigInteger[] strings, int m)
    {
        BigInteger[] longer = new BigInteger[strings.Length];
        for (int length = 0; length < strings.Length; length++)
        {
            for (int word = 1; word <= m && length + word < strings.Length; word++)
            {
                longer[length + word] += strings[length];
            }
        }

        return longer;
    }

    /// <summary>How many of all strings of the depth begin with one that decides each magnitude, from 0 to the depth.</summary>
    public static BigInteger[] ByMagnitude(int m, int depthBits)
    {
        BigInteger[] decided = new BigInteger[depthBits + 1];
        BigInteger[] strings = OfZero(m, depthBits);
        for (int magnitude = 0; magnitude <= depthBits; magnitude++)
        {
            for (int length = 0; length <= depthBits; length++)
            {
                decided[magnitude] += strings[length] << (depthBits - length);
            }

            strings = WithOneMoreWord(strings, m);
        }

        return decided;
    }
}
