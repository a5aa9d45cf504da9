namespace EdgeNode.Simulator;

/// <summary>The row that names a file's columns: the first that is not empty.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Delimiter">What separates columns, in it and below.</param>
/// <param name="Fields">Its values as they stand.</param>
/// <param name="Names">The names.</param>
/// <param name="BrokenQuote">A name whose quotes are not those of RFC 4180, or null.</param>
internal sealed record HeaderRow(int Line, char Delimiter, string[] Fields, string[] Names, string? BrokenQuote)
{
    // Excel's own way to say what separates columns, in a line before the header.
    private const string DelimiterHint = "sep=";

    // Exports have a title, a source and a date above the header.
    private const int RowsSearched = 5;

    // More delimiters than a name in brackets has: a bracket that is never closed ends there.
    private const int GreatestParts = 64;

    /// <summary>Reads a text up to the end of its header.</summary>
    /// <returns>The header, or null where the text ends before one.</returns>
    public static HeaderRow? Read(BoundedText text, TraceOptions options)
    {
        string timeColumn = TimeColumns(options)[0];
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
                string[] fields = DelimitedRows.Split(row, found, out string? brokenQuote);
                return new HeaderRow(line, found, fields, Joined(fields, found, options.Map), brokenQuote);
            }
        }
    }

    /// <summary>Goes on in a text whose first row was no header.</summary>
    /// <returns>Line of the first of the next rows that names the time, or 0.</returns>
    public static int LineBelow(BoundedText text, TraceOptions options)
    {
        for (int row = 0; row < RowsSearched; row++)
        {
            HeaderRow? header = Read(text, options);
            if (header == null || Array.TrueForAll(TimeColumns(options), header.Names.Contains))
            {
                return header?.Line ?? 0;
            }
        }

        return 0;
    }

    /// <summary>Whether it has the column of times or one that the user maps.</summary>
    public bool HasAnyNeeded(TraceOptions options)
    {
        return Array.Exists(TimeColumns(options), Names.Contains) || options.Map.Any(mapping => Names.Contains(mapping.Source));
    }

    private static string[] TimeColumns(TraceOptions options)
    {
        string[] mapped = [.. options.Map.Where(mapping => mapping.Target == TraceColumns.Time).Select(mapping => mapping.Source)];
        return mapped.Length > 0 ? mapped : [TraceColumns.Time];
    }

    // Portals leave names such as "Bridge (north, inner)" without quotes. A name that opens a bracket goes on until it closes;
    // one that the user maps is taken as the user writes it.
    private static string[] Joined(string[] parts, char delimiter, IReadOnlyList<ColumnMapping> map)
    {
        (string Name, string[] Parts)[] mapped = [.. map.Select(mapping => (mapping.Source, Parts: mapping.Source.Split(delimiter, StringSplitOptions.TrimEntries)))
            .Where(source => source.Parts.Length > 1).OrderBy(source => source.Parts.Length)];
        List<string> names = [];
        int from = 0;
        while (from < parts.Length)
        {
            ReadOnlySpan<string> rest = parts.AsSpan(from);
            int length = LengthToClosedBracket(rest);
            string name = length == 1 ? parts[from] : string.Join(delimiter, rest[..length]);
            foreach ((string source, string[] sourceParts) in mapped)
            {
                if (rest.StartsWith(sourceParts) && (length == 1 || sourceParts.Length <= length))
                {
                    name = source;
                    length = sourceParts.Length;
                    break;
                }
            }

            names.Add(name);
            from += length;
        }

        return [.. names];
    }

    // 1 where the first part opens no bracket, or none of the next parts closes it.
    private static int LengthToClosedBracket(ReadOnlySpan<string> parts)
    {
        int open = OpenBrackets(parts[0]);
        if (open <= 0)
        {
            return 1;
        }

        for (int length = 2; length <= Math.Min(parts.Length, GreatestParts); length++)
        {
            open += OpenBrackets(parts[length - 1]);
            if (open == 0)
            {
                return length;
            }
        }

        return 1;
    }

    private static int OpenBrackets(string name)
    {
        return name.Count(letter => letter == '(') - name.Count(letter => letter == ')');
    }
}
