using System.Text;

namespace EdgeNode.Simulator;

/// <summary>A text that ends where a row grows too long: a device or a quote that is never closed would have no end.</summary>
/// <param name="text">The text.</param>
/// <param name="greatestRow">Most characters of a row.</param>
internal sealed class BoundedText(TextReader text, int greatestRow) : TextReader
{
    private int _rowLength;
    private bool _isQuoted;
    private bool _isAfterReturn;

    /// <summary>Line that the next character belongs to, from 1.</summary>
    public int LineNumber { get; private set; } = 1;

    /// <summary>Line in which the row that is too long begins, or 0.</summary>
    public int OverlongLine { get; private set; }

    /// <summary>Whether the row that is too long ended within quotes.</summary>
    public bool IsQuoted => _isQuoted;

    private int RowLine { get; set; } = 1;

    /// <summary>The next row without its line end, quotes as they stand; or null at the end.</summary>
    public string? ReadRow()
    {
        StringBuilder row = new();
        int line = RowLine;
        int read = Read();
        if (read < 0)
        {
            return null;
        }

        for (; read >= 0; read = Read())
        {
            if (RowLine != line)
            {
                if (read == '\r' && text.Peek() == '\n')
                {
                    Read();
                }

                break;
            }

            row.Append((char)read);
        }

        return row.ToString();
    }

    /// <inheritdoc/>
    public override int Peek()
    {
        return OverlongLine > 0 ? -1 : text.Peek();
    }

    /// <inheritdoc/>
    public override int Read()
    {
        Span<char> one = stackalloc char[1];
        return Read(one) == 0 ? -1 : one[0];
    }

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count)
    {
        return Read(buffer.AsSpan(index, count));
    }

    /// <inheritdoc/>
    public override int Read(Span<char> buffer)
    {
        int read = OverlongLine > 0 ? 0 : text.Read(buffer);
        for (int index = 0; index < read; index++)
        {
            if (!Take(buffer[index]))
            {
                return index;
            }
        }

        return read;
    }

    private bool Take(char letter)
    {
        bool isLineEnd = letter is '\n' or '\r';
        bool isSecondOfTwo = letter == '\n' && _isAfterReturn;
        _isAfterReturn = letter == '\r';
        _isQuoted ^= letter == '"';
        LineNumber += isLineEnd && !isSecondOfTwo ? 1 : 0;
        if (isLineEnd && !_isQuoted)
        {
            _rowLength = 0;
            RowLine = LineNumber;
            return true;
        }

        OverlongLine = ++_rowLength > greatestRow ? RowLine : 0;
        return OverlongLine == 0;
    }
}
