namespace EdgeNode.Simulator;

/// <summary>Why a header cannot be used; see <see cref="TraceFault"/>.</summary>
internal sealed record ColumnFault(string Column, string Found, string Expected);
