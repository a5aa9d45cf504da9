using EdgeNode.Contracts;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests;

/// <summary>How a random source can break.</summary>
internal enum SourceFault
{
    /// <summary>It gives one byte for ever.</summary>
    Sticks,

    /// <summary>It goes round among a few bytes.</summary>
    GoesRound,

    /// <summary>It gives nothing any more.</summary>
    Ends,

    /// <summary>It gives nothing for one call, and then goes on.</summary>
    Hiccups,
}

/// <summary>A good random source that breaks at one byte, anywhere.</summary>
/// <param name="seed">Of the good bytes.</param>
/// <param name="fault">How it breaks.</param>
/// <param name="goodBytes">How many bytes are good.</param>
/// <param name="round">For <see cref="SourceFault.GoesRound"/>: what it goes round among.</param>
internal sealed class FaultySource(ulong seed, SourceFault fault, int goodBytes, byte[] round) : IEntropy
{
    private readonly SeededRandom _random = new(seed, "source");
    private readonly byte[] _next = new byte[1];
    private bool _hasHiccupped;

    /// <summary>Bytes given so far.</summary>
    public int Position { get; private set; }

    public bool TryFill(byte[] buffer)
    {
        bool reaches = Position + buffer.Length > goodBytes;
        if (reaches && (fault == SourceFault.Ends || (fault == SourceFault.Hiccups && !_hasHiccupped)))
        {
            _hasHiccupped = true;
            return false;
        }

        for (int i = 0; i < buffer.Length; i++)
        {
            _random.Fill(_next);
            bool isGood = Position < goodBytes || fault is SourceFault.Ends or SourceFault.Hiccups;
            buffer[i] = isGood ? _next[0] : fault == SourceFault.Sticks ? round[0] : round[Position % round.Length];
            Position++;
        }

        return true;
    }
}
