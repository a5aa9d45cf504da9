using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Provisioning;
using nietras.SeparatedValues;

namespace EdgeNode.Commissioning;

/// <summary>
/// Reads a batch: a table of boxes as spreadsheets write it, with commas, semicolons or tabs, quotes, a byte order mark, and line ends of any
/// kind. The header has names of a site file, and perhaps <c>port</c>. All that is wrong is told, not the first only.
/// </summary>
public sealed class BatchFile
{
    // What Excel writes and reads before the header, with the letter between cells.
    private const string SeparatorLine = "sep=";

    private const int GreatestLength = 4 * 1024 * 1024;

    private readonly string _path;
    private readonly List<string> _faults = [];
    private readonly List<BatchRow> _rows = [];

    private BatchFile(string path)
    {
        _path = path;
    }

    /// <summary>Reads one.</summary>
    /// <param name="path">Path of the file.</param>
    /// <returns>Its rows, each with a node id of its own.</returns>
    /// <exception cref="PlanException">Something in it cannot be used; a line for each.</exception>
    public static IReadOnlyList<BatchRow> Read(string path)
    {
        byte[] content = PrivateFile.Read("--batch", path, GreatestLength, "a table with a header, CSV");
        BatchFile file = new(path);
        file.ReadRows(SiteFile.Text(path, content));
        file.FindTwins(SettingName.Node, "node");
        file.FindTwins(PlanName.Port, "port");
        file.RequirePorts();
        return file._faults.Count == 0 ? file._rows : throw new PlanException(string.Join('\n', file._faults));
    }

    private void ReadRows(string text)
    {
        string firstLine = text.Split('\n')[0].TrimEnd('\r');
        bool isSaid = firstLine.Length == SeparatorLine.Length + 1 && firstLine.StartsWith(SeparatorLine, StringComparison.OrdinalIgnoreCase);
        char delimiter = isSaid ? firstLine[^1] : new[] { ';', '\t', ',' }.MaxBy(letter => firstLine.Count(other => other == letter));
        using SepReader reader = Sep.New(delimiter)
            .Reader(options => options with { HasHeader = false, DisableColCountCheck = true, Unescape = true, Trim = SepTrim.All }).FromText(text);
        string[] header = [];
        int next = 1;
        foreach (SepReader.Row row in reader)
        {
            int line = next;
            next = row.LineNumberToExcl;
            if (row.Span.Trim($"{delimiter} \t\r").IsEmpty || (isSaid && line == 1))
            {
                continue;
            }

            string[] cells = row[..].ToStringsArray();
            if (header.Length > 0)
            {
                TakeRow(line, header, cells);
            }
            else if (TakeHeader(line, cells))
            {
                header = cells;
            }
            else
            {
                return;
            }
        }

        if (_rows.Count == 0 && _faults.Count == 0)
        {
            _faults.Add($"{_path}: found no rows; allowed: a header with the names of settings, and a row for each box");
        }
    }

    private bool TakeHeader(int line, string[] header)
    {
        foreach ((int index, string name) in header.Index())
        {
            // Spreadsheets write columns that were used once and are empty now.
            if (name.Length == 0)
            {
                continue;
            }

            if (PlanRules.NameFault(name, PlanName.OfBatch) is { } fault)
            {
                _faults.Add($"{_path}:{line}: column {index + 1}: {fault}");
            }
            else if (Array.IndexOf(header, name) != index)
            {
                _faults.Add($"{_path}:{line}: column {index + 1}: found {name} twice; allowed: once");
            }
        }

        if (_faults.Count == 0 && !header.Contains(SettingName.Node))
        {
            _faults.Add($"{_path}:{line}: found no column node; needed: it says which box a row is for");
        }

        if (_faults.Count == 0 && header.Contains(PartName.WifiPassword))
        {
            Try(() => PrivateFile.Require($"{_path}:{line}: {PartName.WifiPassword}", _path));
        }

        return _faults.Count == 0;
    }

    private void TakeRow(int line, string[] header, string[] cells)
    {
        if (cells.Length != header.Length)
        {
            _faults.Add($"{_path}:{line}: found {cells.Length} cells; allowed: {header.Length}, one for each column");
            return;
        }

        List<PlanValue> values = [];
        foreach ((string name, string cell) in header.Zip(cells).Where(pair => pair.Second.Length > 0))
        {
            if (name.Length == 0)
            {
                _faults.Add($"{_path}:{line}: found {FoundText.Of(cell)} in a column without a name; allowed: a name for it in the header");
                continue;
            }

            string value = PlanName.Paths.Contains(name) ? SiteFile.From(_path, cell) : cell;
            Try(() => values.Add(PlanRules.Require(new PlanValue(name, value, $"{_path}:{line}"))));
        }

        if (Array.IndexOf(header, SettingName.Node) is var column && cells[column].Length == 0)
        {
            _faults.Add($"{_path}:{line}: node: missing; allowed: {PlanRules.SettingOf(SettingName.Node)!.Rule}");
        }

        _rows.Add(new BatchRow(line, values));
    }

    private void FindTwins(string name, string title)
    {
        foreach (IGrouping<string?, BatchRow> same in _rows.Where(row => row[name] is not null).GroupBy(row => row[name]).Where(group => group.Count() > 1))
        {
            _faults.AddRange(same.Skip(1).Select(row => $"{_path}:{row.Line}: {title}: found {FoundText.Of(same.Key!)}, which line {same.First().Line} has too; allowed: another"));
        }
    }

    // Either all boxes are plugged in already, or one after the other.
    private void RequirePorts()
    {
        if (_rows.Any(row => row[PlanName.Port] is not null))
        {
            _faults.AddRange(_rows.Where(row => row[PlanName.Port] is null).Select(row => $"{_path}:{row.Line}: port: missing; allowed: one in each row, or in none"));
        }
    }

    private void Try(Action action)
    {
        try
        {
            action();
        }
        catch (PlanException fault)
        {
            _faults.Add(fault.Message);
        }
    }
}
