namespace EdgeNode.Commissioning;

/// <summary>A line of the workshop's ledger: what became of a box.</summary>
/// <param name="Node">Node id.</param>
/// <param name="Site">Site.</param>
/// <param name="Board">Board, as the box says.</param>
/// <param name="Firmware">Version of the firmware.</param>
/// <param name="Serial">Serial number of the certificate in hexadecimal digits; empty where nobody knows it here.</param>
/// <param name="Fingerprint">SHA-256 of the certificate, 64 digits of 0-9a-f.</param>
/// <param name="Time">UTC, ISO 8601, to the second.</param>
/// <param name="Who">Who did it.</param>
/// <param name="State">One of <see cref="LedgerState"/>.</param>
public sealed record LedgerLine(string Node, string Site, string Board, string Firmware, string Serial, string Fingerprint, string Time, string Who, string State)
{
    /// <summary>The names of the columns.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["node", "site", "board", "firmware", "serial", "fingerprint", "time", "who", "state"];

    /// <summary>The values, in the order of the columns.</summary>
    internal IReadOnlyList<string> Cells => [Node, Site, Board, Firmware, Serial, Fingerprint, Time, Who, State];

    /// <summary>Whether two lines tell the same outcome, whenever and by whom.</summary>
    internal bool IsSameOutcome(LedgerLine other)
    {
        return Node == other.Node && Site == other.Site && Fingerprint == other.Fingerprint && State == other.State;
    }

    /// <summary>A line of values.</summary>
    /// <returns>Null where it has more or fewer.</returns>
    internal static LedgerLine? Of(IReadOnlyList<string> cells)
    {
        return cells.Count == Columns.Count ? new LedgerLine(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], cells[8]) : null;
    }
}
