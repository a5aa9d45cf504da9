using EdgeNode.Attacks;
using EdgeNode.Audit;
using EdgeNode.Pages;
using Spectre.Console;

namespace EdgeNode.Cli;

/// <summary>Prints what came of an audit, for people.</summary>
public static class AuditTable
{
    /// <summary>Prints tables and where the page is.</summary>
    /// <param name="result">The result.</param>
    /// <param name="folder">Where the page was written.</param>
    public static void Print(AuditResult result, string folder)
    {
        IAnsiConsole console = Screen.Output;
        console.Write(Claims(result.Claims));
        if (result.Attacks is { } attacks)
        {
            console.Write(Attacks(attacks));
        }

        if (result.Utility is { } utility)
        {
            console.Write(Utility(utility));
        }

        if (result.Mutants is { } mutants)
        {
            console.Write(Mutants(mutants));
        }

        foreach (string line in Summary(result))
        {
            Console.WriteLine(line);
        }

        Console.WriteLine($"The page for people: {PlainText.OneLine(Path.Combine(folder, AuditFolder.PageFile))}");
    }

    private static Table Claims(IReadOnlyList<ClaimResult> claims)
    {
        Table table = Make("Claim", "What it says, how it was tried, and the figure", "Result");
        foreach (ClaimResult result in claims)
        {
            string tried = result.Claim.Tried.Length > 0 ? result.Claim.Tried : "not described";
            string[] lines =
            [
                $"[bold]{Markup.Escape(result.Claim.Text)}[/]",
                $"Tried: {Markup.Escape(tried)}",
                .. result.Figures.Select(figure => $"Figure: {Markup.Escape(figure)}"),
                .. result.IsPassed ? [] : result.Faults.Select(fault => $"[red]{Markup.Escape(fault)}[/]"),
            ];
            table.AddRow(result.Claim.Id, string.Join('\n', lines), Coloured(result.IsPassed, result.IsPassed ? "passed" : "failed"));
        }

        return table;
    }

    private static Table Attacks(IReadOnlyList<AttackResult> attacks)
    {
        Table table = Make("Attack", "Success (95 %)", "Bound", "Result");
        foreach (AttackResult attack in attacks)
        {
            bool isWithin = attack.Holds;
            table.AddRow(
                $"[bold]{Markup.Escape(attack.Name)}[/]\n{Markup.Escape(attack.Verdict)}",
                $"{Percent(attack.Success)} ({Percent(attack.Low)} to {Percent(attack.High)})",
                attack.Bound is { } bound ? Percent(bound) : "not claimed",
                Coloured(isWithin, attack.Bound is null ? "told" : isWithin ? "within" : "above"));
        }

        return table;
    }

    private static Table Utility(IReadOnlyList<UtilityResult> results)
    {
        Table table = Make("What is left for the city of", "m", "Exact bucket (95 %)", "Within one");
        foreach (UtilityResult result in results)
        {
            table.AddRow(
                Markup.Escape(result.Street),
                $"{result.Noise}",
                $"{Percent(result.Exact)} ({Percent(result.ExactLow)} to {Percent(result.ExactHigh)})",
                Percent(result.WithinOne));
        }

        return table;
    }

    private static Table Mutants(MutantSummary mutants)
    {
        Table table = Make("Break", "Rule that was broken", "Claim", "Result");
        foreach (MutantResult result in mutants.Results)
        {
            string why = result.Fate == MutantFate.Killed || result.Reason is null ? "" : $"\n[red]{Markup.Escape(result.Reason)}[/]";
            table.AddRow(
                Markup.Escape(result.Mutant.Name),
                Markup.Escape(result.Mutant.Rule) + why,
                result.Mutant.Claim ?? "-",
                Coloured(result.Fate == MutantFate.Killed, MutantResult.Words(result.Fate)));
        }

        return table;
    }

    private static IEnumerable<string> Summary(AuditResult result)
    {
        int standing = result.Claims.Count(claim => claim.IsPassed);
        yield return $"{standing} of {result.Claims.Count} claims stand, {Plain(result.Elapsed)}; property tests with seed {result.Tree.Seed} (EDGENODE_TEST_SEED).";
        if (result.Mutants is { } mutants)
        {
            int killed = mutants.Results.Count(mutant => mutant.Fate == MutantFate.Killed);
            yield return $"{killed} of {mutants.Results.Count} mutants were killed, {Plain(mutants.Elapsed)}; the sources have {mutants.Available}.";
        }
    }

    private static Table Make(params string[] headings)
    {
        Table table = new() { Border = TableBorder.Simple, ShowRowSeparators = false, Expand = true };
        foreach (string heading in headings)
        {
            table.AddColumn(new TableColumn(heading) { NoWrap = heading is "Result" or "Claim" });
        }

        return table;
    }

    private static string Coloured(bool isGood, string word)
    {
        return isGood ? $"[green]{word}[/]" : $"[red]{word}[/]";
    }

    private static string Percent(double share)
    {
        return Plain(Figures.Decimal(100 * share, 1)) + " %";
    }

    private static string Plain(TimeSpan time)
    {
        return Plain(Figures.Duration((long)Math.Ceiling(time.TotalSeconds)));
    }

    // A page keeps a number and its unit together; a terminal may show such a space as something else.
    private static string Plain(string text)
    {
        return text.Replace('\u00A0', ' ');
    }
}
