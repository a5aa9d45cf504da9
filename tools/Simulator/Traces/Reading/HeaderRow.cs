namespace EdgeNode.Simulator;

/// <summary>The row that names a file's columns: the first that is not empty.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Delimiter">What separates columns, in it and below.</param>
/// <param name="Names">The names.</param>
/// <param name="BrokenQuote">A name whose quotes are not those of RFC 4180, or null.</param>
internal sealed record HeaderRow(int Line, char Delimiter, string[] Names, string? BrokenQuote)
{
    // Excel's own way to say what separates columns, in a line before the header.
    private const string DelimiterHint = "sep=";

    /// <summary>Reads a text up to the end of its header.</summary>
    /// <returns>The header, or null where the text ends before one.</returns>
    public static HeaderRow? Read(BoundedText text, TraceOptions options)
    {
        string timeColumn = options.Map.FirstOrDefault(mapping => mapping.Target == TraceColumns.Time)?.Source ?? TraceColumns.Time;
        char? delimiter = options.Delimiter;
        while (true)
        {
            int line = text.LineNumber;
            string? row = text.ReadRow()?.Trim('\uFEFF', ' ');
            if (row == null || text.OverlongLine > 0)
            {
                return null;
            }

            if (row.Length == DelimiterHint.Length + 1 && row.StartsWith(DelimiterHint, StringComparison.OrdinalIgnoreCase))
            {
                delimiter ??= row[^1];
            }
            else if (row.Length > 0)
            {
                char found = delimiter ?? Simulator.Delimiter.Of(row, timeColumn);
                string[] names = DelimitedRows.Split(row, found, out string? brokenQuote);
                return new HeaderRow(line, found, names, brokenQuote);
            }
        }
    }
}
