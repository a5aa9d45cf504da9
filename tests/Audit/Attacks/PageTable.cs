namespace EdgeNode.Attacks.Tests;

/// <summary>A table of a Markdown page.</summary>
/// <param name="Columns">Its headings.</param>
/// <param name="Rows">Its cells.</param>
internal sealed record PageTable(string[] Columns, IReadOnlyList<string[]> Rows)
{
    /// <summary>Reads the tables of a page, in order.</summary>
    public static IReadOnlyList<PageTable> Read(string path)
    {
        List<PageTable> tables = [];
        List<string[]> lines = [];
        foreach (string line in File.ReadLines(path).Append(""))
        {
            if (line.StartsWith('|'))
            {
                lines.Add([.. line[1..^1].Split('|', StringSplitOptions.TrimEntries)]);
            }
            else if (lines.Count > 0)
            {
                // The second line is the rule below the headings.
                tables.Add(new PageTable(lines[0], lines[2..]));
                lines = [];
            }
        }

        return tables;
    }

    /// <summary>Whether there is a column of that heading.</summary>
    public bool Has(string column)
    {
        return Array.IndexOf(Columns, column) >= 0;
    }

    /// <summary>A cell of a row.</summary>
    public string Cell(string[] row, string column)
    {
        return row[Array.IndexOf(Columns, column)];
    }
}
