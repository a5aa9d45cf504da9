using nietras.SeparatedValues;

namespace EdgeNode.Commissioning;

/// <summary>The ledger as text: RFC 4180, and nothing that a spreadsheet would run as a formula.</summary>
internal static class LedgerText
{
    private const char Guard = '\'';

    /// <summary>The first line.</summary>
    public static string Header { get; } = string.Join(',', LedgerLine.Columns);

    /// <summary>Writes a line, without its end.</summary>
    public static string Write(LedgerLine line)
    {
        return string.Join(',', line.Cells.Select(Cell));
    }

    /// <summary>Reads lines; the header, and what is no line of a ledger, is left out.</summary>
    public static IEnumerable<LedgerLine> Read(string text)
    {
        List<LedgerLine> lines = [];
        using SepReader reader = Sep.New(',').Reader(options => options with { HasHeader = false, DisableColCountCheck = true, Unescape = true }).FromText(text);
        foreach (SepReader.Row row in reader)
        {
            string[] cells = row[..].ToStringsArray();
            if (LedgerLine.Of([.. cells.Select(Unguarded)]) is { } line && !cells.SequenceEqual(LedgerLine.Columns))
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    // Excel and its kin run what begins so; the apostrophe says that it is text.
    private static string Cell(string value)
    {
        string plain = string.Concat(value.Select(letter => char.IsControl(letter) ? ' ' : letter));
        string safe = IsFormula(plain) ? Guard + plain : plain;
        return safe.AsSpan().ContainsAny(',', '"', ';') ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static string Unguarded(string cell)
    {
        return cell is [Guard, ..] && IsFormula(cell[1..]) ? cell[1..] : cell;
    }

    private static bool IsFormula(string value)
    {
        return value.TrimStart() is ['=' or '+' or '-' or '@' or '\uff1d' or '\uff0b' or '\uff0d' or '\uff20', ..];
    }
}
