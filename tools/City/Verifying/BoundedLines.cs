namespace EdgeNode.City;

/// <summary>
/// Reads lines of bytes. The rest of a line that is longer than it should be is skipped, not kept; one that is so long that
/// it can be no line of this kind ends the text, as a device has no end of its own.
/// </summary>
/// <param name="stream">Where from.</param>
/// <param name="longest">Bytes of a line that are kept; one more is kept to show that it is longer.</param>
internal sealed class BoundedLines(Stream stream, int longest)
{
    /// <summary>Bytes of a line after which reading ends.</summary>
    internal const int Limit = 65_536;

    private const int BufferLength = 65_536;

    private readonly byte[] _buffer = new byte[BufferLength];
    private readonly byte[] _line = new byte[longest + 1];
    private int _from;
    private int _until;

    /// <summary>Whether the last line ended with a line feed.</summary>
    internal bool IsEnded { get; private set; }

    /// <summary>Whether the last line reached <see cref="Limit"/>. Then there is no next one.</summary>
    internal bool IsOverLimit { get; private set; }

    /// <summary>The next line without its line feed, or null at the end.</summary>
    internal byte[]? Next()
    {
        int kept = 0;
        long length = 0;
        IsEnded = false;
        while (!IsOverLimit && !IsEnded && IsFilled())
        {
            ReadOnlySpan<byte> rest = _buffer.AsSpan(_from, _until - _from);
            int end = rest.IndexOf((byte)'\n');
            IsEnded = end >= 0;
            ReadOnlySpan<byte> part = IsEnded ? rest[..end] : rest;
            ReadOnlySpan<byte> toKeep = part[..Math.Min(part.Length, _line.Length - kept)];
            toKeep.CopyTo(_line.AsSpan(kept));
            kept += toKeep.Length;
            length += part.Length;
            _from += part.Length + (IsEnded ? 1 : 0);
            IsOverLimit = length >= Limit;
        }

        return length == 0 && !IsEnded ? null : _line[..kept];
    }

    private bool IsFilled()
    {
        if (_from == _until)
        {
            _from = 0;
            _until = stream.Read(_buffer);
        }

        return _from < _until;
    }
}
