using System.Numerics;
using EdgeNode.Identity;

namespace EdgeNode.Esp32.Tests;

/// <summary>Between limbs of a field and whole numbers without a limit; and the constants of P-256 from FIPS 186-4, D.1.2.3.</summary>
internal static class Limbs
{
    public static readonly BigInteger P = BigInteger.Parse("115792089210356248762697446949407573530086143415290314195533631308867097853951");
    public static readonly BigInteger N = BigInteger.Parse("115792089210356248762697446949407573529996955224135760342422259061068512044369");
    public static readonly BigInteger B = Hex("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b");
    public static readonly BigInteger Gx = Hex("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296");
    public static readonly BigInteger Gy = Hex("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5");
    public static readonly BigInteger Radix = BigInteger.One << (PrimeField.LimbBits * PrimeField.LimbCount);

    /// <summary>A number's limbs, from 0 to 2^29 - 1 but the last, which has the sign.</summary>
    public static long[] Of(BigInteger value)
    {
        long[] limbs = new long[PrimeField.LimbCount];
        for (int i = 0; i < limbs.Length; i++)
        {
            bool isLast = i == limbs.Length - 1;
            BigInteger rest = value >> (PrimeField.LimbBits * i);
            limbs[i] = (long)(isLast ? rest : rest & ((1 << PrimeField.LimbBits) - 1));
        }

        return limbs;
    }

    /// <summary>The number that limbs stand for, whatever their signs.</summary>
    public static BigInteger Value(long[] limbs)
    {
        BigInteger value = BigInteger.Zero;
        for (int i = limbs.Length - 1; i >= 0; i--)
        {
            value = (value << PrimeField.LimbBits) + limbs[i];
        }

        return value;
    }

    /// <summary>A number from 0 to the prime minus 1.</summary>
    public static BigInteger Mod(BigInteger value, BigInteger prime)
    {
        BigInteger rest = BigInteger.Remainder(value, prime);
        return rest.Sign < 0 ? rest + prime : rest;
    }

    /// <summary>A number in Montgomery form.</summary>
    public static long[] Montgomery(BigInteger value, BigInteger prime)
    {
        return Of(Mod(value * Radix, prime));
    }

    /// <summary>The number that stands for limbs in Montgomery form.</summary>
    public static BigInteger Plain(long[] limbs, BigInteger prime)
    {
        return Mod(Value(limbs) * BigInteger.ModPow(Radix, prime - 2, prime), prime);
    }

    /// <summary>32 bytes, most significant first.</summary>
    public static byte[] Bytes(BigInteger value)
    {
        byte[] bytes = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[PrimeField.Length - bytes.Length], .. bytes];
    }

    /// <summary>A number of bytes, most significant first.</summary>
    public static BigInteger OfBytes(ReadOnlySpan<byte> bytes)
    {
        return new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
    }

    private static BigInteger Hex(string digits)
    {
        return OfBytes(Convert.FromHexString(digits));
    }
}
