using System.Text;

namespace EdgeNode.Simulator;

/// <summary>Splits one line of comma separated values (RFC 4180, without line breaks inside quotes).</summary>
internal static class CsvLine
{
    /// <summary>Splits a line.</summary>
    /// <returns>The fields, or null when a quote is not closed or something stands behind a closing one.</returns>
    public static string[]? Split(string line)
    {
        return line.Contains('"') ? SplitQuoted(line) : line.Split(',');
    }

    private static string[]? SplitQuoted(string line)
    {
        List<string> fields = [];
        StringBuilder field = new();
        int position = 0;
        while (true)
        {
            field.Clear();
            if (position < line.Length && line[position] == '"')
            {
                position = TakeQuoted(line, position + 1, field);
                if (position < 0)
                {
                    return null;
                }
            }
            else
            {
                while (position < line.Length && line[position] != ',')
                {
                    field.Append(line[position++]);
                }
            }

            fields.Add(field.ToString());
            if (position >= line.Length)
            {
                return [.. fields];
            }

            if (line[position++] != ',')
            {
                return null;
            }
        }
    }

    private static int TakeQuoted(string line, int position, StringBuilder field)
    {
        while (position < line.Length)
        {
            bool isQuote = line[position] == '"';
            bool isDoubled = isQuote && position + 1 < line.Length && line[position + 1] == '"';
            if (isQuote && !isDoubled)
            {
                return position + 1;
            }

            field.Append(line[position]);
            position += isDoubled ? 2 : 1;
        }

        return -1;
    }
}
