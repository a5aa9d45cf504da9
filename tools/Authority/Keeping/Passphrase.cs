using System.Security.Cryptography;

namespace EdgeNode.Authority;

/// <summary>What protects a key. It is wiped when it is done with, and is never part of a message.</summary>
public sealed class Passphrase : IDisposable
{
    private readonly char[] _letters;

    /// <summary>Takes a copy of what was typed or read.</summary>
    /// <param name="letters">Not empty; who calls has checked it, and wipes it.</param>
    public Passphrase(ReadOnlySpan<char> letters)
    {
        ArgumentOutOfRangeException.ThrowIfZero(letters.Length, nameof(letters));
        _letters = letters.ToArray();
    }

    /// <summary>How many characters it has.</summary>
    public int Length => _letters.Length;

    internal ReadOnlySpan<char> Letters => _letters;

    /// <summary>Whether two are the same, as when one is typed twice.</summary>
    public bool IsSame(Passphrase other)
    {
        return Letters.SequenceEqual(other.Letters);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(System.Runtime.InteropServices.MemoryMarshal.AsBytes(_letters.AsSpan()));
    }
}
