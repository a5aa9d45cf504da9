namespace EdgeNode.Reports;

/// <summary>One row of <c>street.csv</c>.</summary>
/// <param name="StartUtc">UTC seconds since 1970.</param>
/// <param name="Cells">The values in the order of the columns; null where the cell is empty.</param>
internal sealed record StreetRow(long StartUtc, double?[] Cells);
