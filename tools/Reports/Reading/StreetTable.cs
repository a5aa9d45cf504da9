namespace EdgeNode.Reports;

/// <summary>What the simulation knows of the street, one row a slot of <see cref="RowSeconds"/>.</summary>
/// <param name="Columns">Names of the columns after <c>start_utc</c>.</param>
/// <param name="Rows">Rows by time.</param>
internal sealed record StreetTable(IReadOnlyList<string> Columns, IReadOnlyList<StreetRow> Rows)
{
    /// <summary>Length of a row's slot in seconds.</summary>
    public const int RowSeconds = 900;

    /// <summary>Position of a column, or -1.</summary>
    public int IndexOf(string column)
    {
        for (int i = 0; i < Columns.Count; i++)
        {
            if (Columns[i] == column)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The rows' values of a column in time order; null where the cell is empty. Empty when there is no such column.</summary>
    public IReadOnlyList<StreetPoint> Points(string column)
    {
        int index = IndexOf(column);
        return index < 0 ? [] : Rows.Select(row => new StreetPoint(row.StartUtc, row.Cells[index])).ToList();
    }

    /// <summary>Whether a column has any value.</summary>
    public bool Has(string column)
    {
        int index = IndexOf(column);
        return index >= 0 && Rows.Any(row => row.Cells[index] is not null);
    }
}
