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
                return new HeaderRow(line, found, Joined(names, found, options.Map), brokenQuote);
            }
        }
    }

    // Portals leave names such as "Bridge (north, inner)" without quotes. A name that opens a bracket goes on until it closes;
    // one that the user maps is taken as the user writes it.
    private static string[] Joined(string[] parts, char delimiter, IReadOnlyList<ColumnMapping> map)
    {
        List<string> names = [];
        int from = 0;
        while (from < parts.Length)
        {
            string name = parts[from];
            int length = 1;
            for (int count = 2; count <= parts.Length - from && length == 1; count++)
            {
                string joined = string.Join(delimiter, parts[from..(from + count)]);
                string? mapped = map.FirstOrDefault(mapping => WithoutSpaces(mapping.Source, delimiter) == joined)?.Source;
                if (mapped != null || (OpenBrackets(name) > 0 && OpenBrackets(joined) == 0))
                {
                    name = mapped ?? joined;
                    length = count;
                }
            }

            names.Add(name);
            from += length;
        }

        return [.. names];
    }

    private static string WithoutSpaces(string name, char delimiter)
    {
        return string.Join(delimiter, name.Split(delimiter, StringSplitOptions.TrimEntries));
    }

    private static int OpenBrackets(string name)
    {
        return name.Count(letter => letter == '(') - name.Count(letter => letter == ')');
    }
}
