using System.Globalization;
using EdgeNode.Commissioning;
using EdgeNode.Provisioning;
using Spectre.Console;

namespace EdgeNode.Cli;

/// <summary>What a command prints at its end, on standard output.</summary>
internal static class ProvisionReport
{
    /// <summary>The exit code for what became of a box.</summary>
    public static int ExitCodeOf(BoxOutcome outcome)
    {
        return outcome.Failure is null ? ExitCode.Ok : outcome.IsUnusable ? ExitCode.Unusable : ExitCode.CheckFailed;
    }

    /// <summary>Prints what is left to do.</summary>
    public static void PrintPreview(OutputStyle style, string? port, IReadOnlyList<(string Step, string Left)> left)
    {
        if (style == OutputStyle.Json)
        {
            JsonOutput.Print(new { dryRun = true, port, left = left.Select(one => new { step = one.Step, left = one.Left }) });
            return;
        }

        Console.WriteLine(port is null ? "Nothing was done. On a new box this would be done:" : $"Nothing was done. On the box at {port} this is left:");
        foreach ((string step, string words) in left)
        {
            Console.WriteLine($"  {step}: {words}");
        }

        if (left.Count == 0)
        {
            Console.WriteLine("  nothing");
        }
    }

    /// <summary>Prints what became of one box.</summary>
    public static void Print(ProvisionRequest request, ProvisionSetup setup, BoxOutcome outcome, TimeSpan elapsed)
    {
        if (outcome.Failure is { } failure)
        {
            foreach (string line in failure.Split('\n'))
            {
                Console.Error.WriteLine($"edgenode: {PlainText.OneLine(line)}");
            }
        }

        if (request.Style == OutputStyle.Json)
        {
            JsonOutput.Print(Json(outcome, setup.Display.Steps, setup.Answers.Answers, elapsed));
            return;
        }

        if (request.Style != OutputStyle.People || outcome.Failure is not null)
        {
            return;
        }

        Console.WriteLine(outcome.State switch
        {
            LedgerState.Locked => $"{outcome.Node} at {outcome.Site} is locked: it counts and measures.",
            LedgerState.Prepared => $"{outcome.Node} for {outcome.Site} is prepared. At its site: the same command without --offline.",
            _ => $"{outcome.Node} waits for its certificate.",
        });
        if (outcome.SecretFile is { } secret)
        {
            Console.WriteLine($"What unlocks it: {secret}");
        }

        if (outcome.Labels.Count > 0)
        {
            Console.WriteLine($"Label: {string.Join(", ", outcome.Labels)}");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Counted(setup.Answers.Answers, "answer")}, {Counted((int)Math.Round(elapsed.TotalSeconds), "second")}."));
    }

    /// <summary>Prints what became of a batch.</summary>
    public static void PrintBatch(ProvisionRequest request, ProvisionSetup setup, IReadOnlyList<BatchRow> rows, IReadOnlyList<(BatchRow Row, BoxOutcome Outcome)> outcomes, TimeSpan elapsed)
    {
        IEnumerable<(BatchRow Row, BoxOutcome? Outcome)> all = rows.Select(row => (row, (BoxOutcome?)outcomes.FirstOrDefault(done => done.Row == row).Outcome));
        if (request.Style == OutputStyle.Json)
        {
            JsonOutput.Print(new
            {
                dryRun = request.IsDryRun,
                boxes = all.Select(one => one.Outcome is { } outcome ? Json(outcome, [], 0, null) : new { node = one.Row[SettingName.Node], state = "done before" } as object),
                answers = setup.Answers.Answers,
                seconds = Math.Round(elapsed.TotalSeconds, 1),
            });
            return;
        }

        if (request.Style != OutputStyle.People)
        {
            foreach ((BatchRow row, BoxOutcome outcome) in outcomes.Where(done => done.Outcome.Failure is not null))
            {
                Console.Error.WriteLine($"edgenode: {PlainText.OneLine($"{request.Batch}:{row.Line}: {outcome.Node}: {outcome.Failure}")}");
            }

            return;
        }

        Table table = new Table().Border(TableBorder.None).AddColumns("node", "site", "state");
        foreach ((BatchRow row, BoxOutcome? outcome) in all)
        {
            string state = outcome is null ? "done before" : outcome.Failure ?? outcome.State ?? (request.IsDryRun ? "left to do" : "waits for its certificate");
            string site = outcome?.Site ?? ProvisionRun.PlanOf(request, row).Site ?? "";
            table.AddRow(new Text(row[SettingName.Node]!), new Text(site), new Text(PlainText.OneLine(state)));
        }

        Screen.Output.Write(table);
        int done = outcomes.Count(one => one.Outcome.Failure is null);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Counted(request.IsDryRun ? 0 : done, "box")} done, {outcomes.Count - done} failed, {rows.Count - outcomes.Count} done before. {Counted(setup.Answers.Answers, "answer")}, {Counted((int)Math.Round(elapsed.TotalSeconds), "second")}."));
    }

    private static string Counted(int count, string word)
    {
        string many = word.EndsWith('x') ? word + "es" : word + "s";
        return string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? word : many)}");
    }

    private static object Json(BoxOutcome outcome, IReadOnlyList<StepRecord> steps, int answers, TimeSpan? elapsed)
    {
        return new
        {
            node = outcome.Node,
            site = outcome.Site,
            state = outcome.State,
            board = outcome.Board,
            firmware = outcome.Firmware,
            port = outcome.Port,
            request = outcome.Request,
            serial = outcome.Serial,
            fingerprint = outcome.Fingerprint,
            unlockSecret = outcome.SecretFile,
            labels = outcome.Labels,
            failure = outcome.Failure,
            steps = steps.Select(step => new { step = step.Step, done = step.Done, outcome = step.Outcome, seconds = step.Seconds }),
            answers,
            seconds = elapsed is { } time ? Math.Round(time.TotalSeconds, 1) : (double?)null,
        };
    }
}
