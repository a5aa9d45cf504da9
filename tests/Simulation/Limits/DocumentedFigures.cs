namespace EdgeNode.Simulation.Tests;

/// <summary>Holds docs/device-budgets.md to what was counted.</summary>
internal static class DocumentedFigures
{
    /// <summary>Expects each of these lines, or parts of lines, on the page.</summary>
    public static void AssertStand(IEnumerable<string> figures)
    {
        string page = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "device-budgets.md"));
        string[] missing = [.. figures.Where(figure => !page.Contains(figure, StringComparison.Ordinal))];
        Assert.IsEmpty(missing, "docs/device-budgets.md does not say:\n" + string.Join('\n', missing));
    }
}
