using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests;

/// <summary>A string of random bits, made of the words that a draw of noise reads.</summary>
internal sealed class NoiseString(int m)
{
    private readonly List<bool> _bits = [];

    /// <summary>How many bits there are.</summary>
    public int Length => _bits.Count;

    /// <summary>The sign that begins an attempt.</summary>
    public NoiseString Sign(bool isNegative)
    {
        _bits.Add(isNegative);
        return this;
    }

    /// <summary>So many words that go on, each a 0 after 0 to m - 1 ones, as a seed has it.</summary>
    public NoiseString GoOn(int words, ulong seed)
    {
        SeededRandom random = new(seed, "words");
        for (int word = 0; word < words; word++)
        {
            _bits.AddRange(Enumerable.Repeat(true, random.NextInt(m)));
            _bits.Add(false);
        }

        return this;
    }

    /// <summary>The word that stops: m ones.</summary>
    public NoiseString Stop()
    {
        _bits.AddRange(Enumerable.Repeat(true, m));
        return this;
    }

    /// <summary>The bits from the top of each byte, the last byte filled up with zeros, and 32 bytes of ones that nobody should read.</summary>
    public Tape ToTape()
    {
        const int Unread = 32;
        byte[] bytes = new byte[((Length + 7) / 8) + Unread];
        Array.Fill(bytes, byte.MaxValue);
        for (int i = 0; i < (bytes.Length - Unread) * 8; i++)
        {
            if (i >= Length || !_bits[i])
            {
                bytes[i / 8] &= (byte)~(0x80 >> (i % 8));
            }
        }

        return Tape.Of(bytes);
    }
}
