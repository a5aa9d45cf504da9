using System.Numerics;
using EdgeNode.Blurring;

namespace EdgeNode.Privacy.Tests;

/// <summary>
/// The firmware's sampler on every string of bits up to a depth: it is run on each string of whole bytes, and where it wants more, on
/// each longer one. What is found is how many shortest strings of each length decide each value.
/// </summary>
internal sealed class TapeWalk
{
    private const int BitsPerByte = 8;
    private const int Branches = 1 << BitsPerByte;

    // Beside the values, which are at most the depth: a draw that wants more bits, and one that failed although it had them.
    private const int Undecided = int.MaxValue;
    private const int Failed = int.MinValue;

    private readonly int _m;
    private readonly int _depthBytes;
    private readonly Tape _tape;
    private readonly GeometricNoise _noise;
    private readonly long[,] _strings;
    private readonly long[] _failing;

    private TapeWalk(int m, int depthBits)
    {
        _m = m;
        DepthBits = depthBits;
        _depthBytes = depthBits / BitsPerByte;
        _tape = new Tape(_depthBytes);
        _noise = new GeometricNoise(new BitSource(_tape));
        _strings = new long[(2 * depthBits) + 1, depthBits + 1];
        _failing = new long[depthBits + 1];
    }

    /// <summary>How long the longest strings are.</summary>
    public int DepthBits { get; }

    /// <summary>How many draws were made.</summary>
    public long Draws { get; private set; }

    /// <summary>Strings of the greatest length that decide nothing yet.</summary>
    public long UndecidedStrings { get; private set; }

    /// <summary>Walks over all strings.</summary>
    /// <param name="m">1 to 4.</param>
    /// <param name="depthBits">A multiple of 8.</param>
    public static TapeWalk To(int m, int depthBits)
    {
        TapeWalk walk = new(m, depthBits);
        walk.Descend(0);
        return walk;
    }

    /// <summary>How many strings of a length decide a value, so that no shorter beginning of them does.</summary>
    public long Strings(int value, int length)
    {
        return _strings[DepthBits + value, length];
    }

    /// <summary>How many strings of a length fail the draw although it wants no more bits.</summary>
    public long FailingStrings(int length)
    {
        return _failing[length];
    }

    /// <summary>How many of all strings of the greatest length begin with one that decides a value.</summary>
    public BigInteger Decided(int value)
    {
        return AtFullLength(length => Strings(value, length));
    }

    /// <summary>How many of all strings of the greatest length begin with one that fails the draw.</summary>
    public BigInteger Failing()
    {
        return AtFullLength(FailingStrings);
    }

    private BigInteger AtFullLength(Func<int, long> strings)
    {
        BigInteger full = BigInteger.Zero;
        for (int length = 1; length <= DepthBits; length++)
        {
            full += (BigInteger)strings(length) << (DepthBits - length);
        }

        return full;
    }

    private void Descend(int at)
    {
        int[] outcomes = new int[Branches];
        for (int next = 0; next < Branches; next++)
        {
            _tape.Write(at, (byte)next);
            outcomes[next] = Draw(at + 1);
        }

        Count(outcomes, 0, Branches, at * BitsPerByte);
        for (int next = 0; next < Branches; next++)
        {
            if (outcomes[next] == Undecided && at + 1 < _depthBytes)
            {
                _tape.Write(at, (byte)next);
                Descend(at + 1);
            }
            else if (outcomes[next] == Undecided)
            {
                UndecidedStrings++;
            }
        }
    }

    private int Draw(int bytes)
    {
        Draws++;
        _tape.Rewind(bytes);
        return _noise.TryDraw(_m, out int value) ? value : _tape.HasRunOut ? Undecided : Failed;
    }

    // A bit that a draw has read makes a difference, or the draw has to read on: where all continuations agree, it was not read.
    private void Count(int[] outcomes, int from, int count, int length)
    {
        int outcome = outcomes[from];
        if (outcomes.AsSpan(from, count).IndexOfAnyExcept(outcome) >= 0)
        {
            Count(outcomes, from, count / 2, length + 1);
            Count(outcomes, from + (count / 2), count / 2, length + 1);
        }
        else if (outcome == Failed)
        {
            _failing[length]++;
        }
        else if (outcome != Undecided)
        {
            _strings[DepthBits + outcome, length]++;
        }
    }
}
