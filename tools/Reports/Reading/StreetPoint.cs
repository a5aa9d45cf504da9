namespace EdgeNode.Reports;

/// <summary>One quantity of the street in one slot of <see cref="StreetTable.RowSeconds"/>.</summary>
/// <param name="StartUtc">UTC seconds since 1970 of the slot's start.</param>
/// <param name="Value">The value, or null when there was nothing.</param>
internal readonly record struct StreetPoint(long StartUtc, double? Value);
