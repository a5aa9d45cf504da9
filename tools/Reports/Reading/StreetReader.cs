using System.Globalization;
using nietras.SeparatedValues;

namespace EdgeNode.Reports;

/// <summary>Reads <c>street.csv</c>: a header, then one row a slot; cells hold no commas and no quotes.</summary>
internal static class StreetReader
{
    private const string TimeColumn = "start_utc";

    // Last second of the year 9999: what .NET can name as a date.
    private const long GreatestUtc = 253402300799;

    // Beyond any quantity of a street; keeps sums and axes finite.
    private const double GreatestValue = 1e9;

    /// <summary>Reads the table; no bytes give a table without columns and rows.</summary>
    /// <exception cref="ReportException">The header or a row is something else.</exception>
    public static StreetTable Read(byte[] bytes)
    {
        using StreamReader text = new(new MemoryStream(bytes));
        using SepReader lines = Sep.New(',').Reader(options => options with { HasHeader = false, DisableColCountCheck = true, Trim = SepTrim.All }).From(text);
        string[] header = [];
        List<StreetRow> rows = [];
        int next = 1;
        foreach (SepReader.Row line in lines)
        {
            // LineNumberFrom of the only line of a text is 2, where it should be 1.
            int number = next;
            next = line.LineNumberToExcl;
            if (line.Span.IsWhiteSpace())
            {
                continue;
            }

            if (header.Length == 0)
            {
                header = Header(number, line);
            }
            else
            {
                rows.Add(Row(number, line, header));
            }
        }

        return new StreetTable(header.Length == 0 ? [] : header[1..], rows.OrderBy(row => row.StartUtc).ToList());
    }

    private static string[] Header(int number, SepReader.Row line)
    {
        string[] header = line[..].ToStringsArray();
        return header[0] == TimeColumn
            ? header
            : throw new ReportException(RunFolder.StreetFile, number, $"expected a header that starts with {TimeColumn}");
    }

    private static StreetRow Row(int number, SepReader.Row line, string[] header)
    {
        if (line.ColCount != header.Length)
        {
            throw new ReportException(RunFolder.StreetFile, number, $"expected {header.Length} cells, found {line.ColCount}");
        }

        if (!DateTimeOffset.TryParse(line[0].Span, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset start)
            || start.ToUnixTimeSeconds() is < 0 or > GreatestUtc - (366 * 86400))
        {
            throw new ReportException(RunFolder.StreetFile, number, $"expected an ISO 8601 time in {TimeColumn}");
        }

        double?[] values = new double?[header.Length - 1];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Value(number, header[i + 1], line[i + 1].Span);
        }

        return new StreetRow(start.ToUnixTimeSeconds(), values);
    }

    private static double? Value(int number, string column, ReadOnlySpan<char> cell)
    {
        if (cell.Length == 0)
        {
            return null;
        }

        if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && Math.Abs(value) <= GreatestValue)
        {
            return value;
        }

        throw new ReportException(RunFolder.StreetFile, number, $"expected a number or nothing in column {OneLine(column)}");
    }

    private static string OneLine(string text)
    {
        return new string(text.Where(c => c is >= ' ' and <= '~').Take(40).ToArray());
    }
}
