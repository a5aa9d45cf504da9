namespace EdgeNode.Simulation.Tests;

/// <summary>Holds docs/device-budgets.md to what was counted.</summary>
internal static class DocumentedFigures
{
    private const string Page = "docs/device-budgets.md";

    /// <summary>Expects each of these lines, or parts of lines, on the page.</summary>
    public static void AssertStand(IEnumerable<string> figures)
    {
        string page = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "device-budgets.md"));
        string[] missing = [.. figures.Where(figure => !page.Contains(figure, StringComparison.Ordinal))];
        Assert.IsEmpty(missing, $"{Page} does not say:\n" + string.Join('\n', missing));
    }

    /// <summary>Expects the row of each board that the page lists. A board that was just added needs no row: its folder is all that it needs.</summary>
    /// <param name="rows">Each begins with the board's name; all are of one table.</param>
    public static void AssertBoardsStand(IEnumerable<string> rows)
    {
        string[] lines = File.ReadAllLines(Path.Combine(SourceTree.Root, "docs", "device-budgets.md"));
        string[] listed = [.. rows.Where(row => lines.Any(line => IsOfSameBoard(line, row)))];
        Assert.IsNotEmpty(listed, $"{Page} lists no board");
        AssertStand(listed);
    }

    // Two tables have boards in their first column; they differ in width.
    private static bool IsOfSameBoard(string line, string row)
    {
        string[] cells = line.Split('|', StringSplitOptions.None);
        string[] expected = row.Split('|', StringSplitOptions.None);
        return cells.Length == expected.Length && cells[1] == expected[1];
    }
}
