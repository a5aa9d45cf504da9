namespace EdgeNode.Tools.Tests;

/// <summary>A text that never ends its last row, as /dev/zero does not.</summary>
internal sealed class EndlessText(string start) : TextReader
{
    /// <summary>How many characters were taken.</summary>
    public long Taken { get; private set; }

    /// <inheritdoc/>
    public override int Peek()
    {
        return Taken < start.Length ? start[(int)Taken] : 0;
    }

    /// <inheritdoc/>
    public override int Read()
    {
        int next = Peek();
        Taken++;
        return next;
    }

    /// <inheritdoc/>
    public override int Read(Span<char> buffer)
    {
        for (int index = 0; index < buffer.Length; index++)
        {
            buffer[index] = (char)Read();
        }

        return buffer.Length;
    }
}
