using System.Globalization;

namespace EdgeNode.Reports;

/// <summary>Reads <c>street.csv</c>: a header, then one row a slot; cells hold no commas and no quotes.</summary>
internal static class StreetReader
{
    private const string TimeColumn = "start_utc";

    // Beyond any quantity of a street; keeps sums and axes finite.
    private const double GreatestValue = 1e9;

    /// <summary>Reads the table; no bytes give a table without columns and rows.</summary>
    /// <exception cref="ReportException">The header or a row is something else.</exception>
    public static StreetTable Read(byte[] bytes)
    {
        List<JsonLine> lines = JsonLines.Split(bytes);
        if (lines.Count == 0)
        {
            return new StreetTable([], []);
        }

        string[] header = Cells(lines[0]);
        if (header[0] != TimeColumn)
        {
            throw new ReportException(RunFolder.StreetFile, lines[0].Number, $"expected a header that starts with {TimeColumn}");
        }

        List<StreetRow> rows = lines.Skip(1).Select(line => Row(line, header)).ToList();
        return new StreetTable(header[1..], rows.OrderBy(row => row.StartUtc).ToList());
    }

    private static StreetRow Row(JsonLine line, string[] header)
    {
        string[] cells = Cells(line);
        if (cells.Length != header.Length)
        {
            throw new ReportException(RunFolder.StreetFile, line.Number, $"expected {header.Length} cells, found {cells.Length}");
        }

        if (!DateTimeOffset.TryParse(cells[0], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset start)
            || start.ToUnixTimeSeconds() is < 0 or > SummaryReader.GreatestUtc - (366 * 86400))
        {
            throw new ReportException(RunFolder.StreetFile, line.Number, $"expected an ISO 8601 time in {TimeColumn}");
        }

        double?[] values = new double?[cells.Length - 1];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Value(line, header[i + 1], cells[i + 1]);
        }

        return new StreetRow(start.ToUnixTimeSeconds(), values);
    }

    private static double? Value(JsonLine line, string column, string cell)
    {
        if (cell.Length == 0)
        {
            return null;
        }

        if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && Math.Abs(value) <= GreatestValue)
        {
            return value;
        }

        throw new ReportException(RunFolder.StreetFile, line.Number, $"expected a number or nothing in column {OneLine(column)}");
    }

    private static string OneLine(string text)
    {
        return new string(text.Where(c => c is >= ' ' and <= '~').Take(40).ToArray());
    }

    private static string[] Cells(JsonLine line)
    {
        return line.Text.TrimStart('\uFEFF').Split(',', StringSplitOptions.TrimEntries);
    }
}
