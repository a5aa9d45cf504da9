namespace EdgeNode.City;

/// <summary>Reads lines of bytes of which none is longer than it should be; the rest of a longer one is skipped, not kept.</summary>
/// <param name="stream">Where from.</param>
/// <param name="longest">Bytes of a line that are kept; one more is kept to show that it is longer.</param>
internal sealed class BoundedLines(Stream stream, int longest)
{
    private readonly List<byte> _line = [];

    /// <summary>Whether the last line ended with a line feed.</summary>
    internal bool IsEnded { get; private set; }

    /// <summary>The next line without its line feed, or null at the end.</summary>
    internal byte[]? Next()
    {
        _line.Clear();
        int value = stream.ReadByte();
        if (value < 0)
        {
            return null;
        }

        while (value >= 0 && value != '\n')
        {
            if (_line.Count <= longest)
            {
                _line.Add((byte)value);
            }

            value = stream.ReadByte();
        }

        IsEnded = value == '\n';
        return [.. _line];
    }
}
