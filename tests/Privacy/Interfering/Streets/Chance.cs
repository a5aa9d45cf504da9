namespace EdgeNode.Privacy.Tests;

/// <summary>Numbers that look random and can be asked for in any order: the same place gives the same number.</summary>
internal static class Chance
{
    private const ulong GoldenGamma = 0x9e3779b97f4a7c15;

    /// <summary>A number of 64 bits (SplitMix64's output function).</summary>
    public static ulong At(ulong seed, long place)
    {
        ulong z = seed + (GoldenGamma * ((ulong)place + 1));
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 up to, but not including, 1.</summary>
    public static double Fraction(ulong seed, long place)
    {
        return (At(seed, place) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>A whole number from 0 up to, but not including, <paramref name="below"/>.</summary>
    public static int Below(ulong seed, long place, int below)
    {
        return (int)(At(seed, place) % (ulong)below);
    }
}
