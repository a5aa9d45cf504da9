using nietras.SeparatedValues;

namespace EdgeNode.Simulator;

/// <summary>Rows of delimited values as RFC 4180 has them, with any delimiter and either line end. Quotes may hold line ends.</summary>
internal sealed class DelimitedRows : IDisposable
{
    private readonly SepReader _reader;
    private readonly int _firstLine;
    private int _linesRead;

    /// <summary>Begins to read.</summary>
    /// <param name="text">The text.</param>
    /// <param name="delimiter">What separates values.</param>
    /// <param name="firstLine">Number of the first line of the text.</param>
    public DelimitedRows(TextReader text, char delimiter, int firstLine)
    {
        _firstLine = firstLine;
        _reader = Sep.New(delimiter).Reader(options => options with { HasHeader = false, DisableColCountCheck = true }).From(text);
    }

    /// <summary>Line in which the last row began.</summary>
    public int LineNumber { get; private set; }

    /// <summary>The first value of the last row whose quotes are not those of RFC 4180, or null.</summary>
    public string? BrokenQuote { get; private set; }

    /// <summary>Splits one row.</summary>
    public static string[] Split(string row, char delimiter, out string? brokenQuote)
    {
        using StringReader text = new(row);
        using DelimitedRows rows = new(text, delimiter, 1);
        string[] values = rows.Next() ?? [];
        brokenQuote = rows.BrokenQuote;
        return values;
    }

    /// <summary>
    /// The values of the next row, without the white space and the quotes around them; or null at the end. A byte order mark
    /// before a row is where another file was joined on.
    /// </summary>
    public string[]? Next()
    {
        if (!_reader.MoveNext())
        {
            return null;
        }

        SepReader.Row row = _reader.Current;
        LineNumber = _firstLine + _linesRead;
        _linesRead = row.LineNumberToExcl - 1;
        BrokenQuote = null;
        string[] values = new string[row.ColCount];
        for (int index = 0; index < values.Length; index++)
        {
            ReadOnlySpan<char> value = row[index].Span.Trim();
            values[index] = Unquoted(index == 0 ? value.TrimStart('\uFEFF') : value);
        }

        return values;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader.Dispose();
    }

    private string Unquoted(ReadOnlySpan<char> value)
    {
        const string Quote = "\"";
        const string Doubled = "\"\"";
        if (!value.Contains('"'))
        {
            return value.ToString();
        }

        bool isQuoted = value.Length > 1 && value[0] == '"' && value[^1] == '"';
        string inside = isQuoted ? value[1..^1].ToString() : "";
        if (!isQuoted || inside.Replace(Doubled, "", StringComparison.Ordinal).Contains('"'))
        {
            BrokenQuote ??= value.ToString();
        }

        return inside.Replace(Doubled, Quote, StringComparison.Ordinal).Trim();
    }
}
