using System.Numerics;
using System.Text;

namespace EdgeNode.Virtual;

/// <summary>
/// Numbers that look random and depend on a seed and a stream's name only, for ever and on every machine: xoshiro256**
/// (Blackman and Vigna 2018), its state filled by SplitMix64 (Steele, Lea and Flood 2014).
/// </summary>
/// <remarks>
/// Each thing that needs chance takes a stream of its own, named after it, so that one more draw in one part moves
/// nothing in another. The name's UTF-8 bytes are hashed with 64-bit FNV-1a; hash and seed are each put through
/// SplitMix64's mixer before they are combined, so neighbouring seeds and similar names share nothing.
/// </remarks>
public sealed class SeededRandom
{
    private const ulong GoldenGamma = 0x9e3779b97f4a7c15;
    private const ulong FnvOffsetBasis = 0xcbf29ce484222325;
    private const ulong FnvPrime = 0x100000001b3;

    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Starts a stream.</summary>
    /// <param name="seed">Seed of the whole run.</param>
    /// <param name="stream">Name of the stream, such as <c>scd41</c>.</param>
    public SeededRandom(ulong seed, string stream)
    {
        ulong hash = FnvOffsetBasis;
        foreach (byte letter in Encoding.UTF8.GetBytes(stream))
        {
            hash = (hash ^ letter) * FnvPrime;
        }

        ulong state = Mix(seed + GoldenGamma) ^ BitOperations.RotateLeft(Mix(hash), 32);
        _s0 = Mix(state += GoldenGamma);
        _s1 = Mix(state += GoldenGamma);
        _s2 = Mix(state += GoldenGamma);
        _s3 = Mix(state + GoldenGamma);
    }

    /// <summary>64 random bits.</summary>
    public ulong NextUInt64()
    {
        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A whole number from 0 to <paramref name="below"/> - 1, each equally likely.</summary>
    /// <param name="below">At least 1.</param>
    public int NextInt(int below)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(below, 1);

        // Lemire's multiplication; the few low products that would favour some results are drawn again.
        uint range = (uint)below;
        uint unfair = (0u - range) % range;
        ulong product;
        do
        {
            product = (NextUInt64() >> 32) * range;
        }
        while ((uint)product < unfair);
        return (int)(product >> 32);
    }

    /// <summary>A number from 0 up to, but not including, 1, in steps of 2^-53.</summary>
    public double NextDouble()
    {
        return (NextUInt64() >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>A number with mean 0, standard deviation 1 and very nearly a normal distribution, within -6 to 6.</summary>
    /// <remarks>The sum of twelve uniform numbers: additions give the same bits on every machine, a logarithm need not.</remarks>
    public double NextGaussian()
    {
        const int Lanes = 0xffff;
        ulong sum = 0;
        for (int draw = 0; draw < 3; draw++)
        {
            ulong bits = NextUInt64();
            sum += (bits & Lanes) + ((bits >> 16) & Lanes) + ((bits >> 32) & Lanes) + (bits >> 48);
        }

        return (sum - (6.0 * Lanes)) / 65536.0;
    }

    /// <summary>Fills the whole of <paramref name="buffer"/> with random bytes.</summary>
    public void Fill(byte[] buffer)
    {
        ulong bits = 0;
        for (int i = 0; i < buffer.Length; i++)
        {
            bits = (i & 7) == 0 ? NextUInt64() : bits >> 8;
            buffer[i] = (byte)bits;
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
}
