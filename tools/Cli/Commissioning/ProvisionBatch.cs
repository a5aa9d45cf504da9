using System.Diagnostics;
using EdgeNode.Commissioning;
using EdgeNode.Provisioning;

namespace EdgeNode.Cli;

/// <summary>A batch: which rows are left, the work on them, and the table at the end.</summary>
internal static class ProvisionBatch
{
    /// <summary>Runs it.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(ProvisionRequest request, ProvisionSetup setup, IReadOnlyList<BatchRow> rows, CancellationToken cancel)
    {
        IReadOnlyList<LedgerLine> ledger = setup.Options.Ledger!.Read();
        BatchRows.Require(request, rows, ledger);
        BatchRow[] left = [.. rows.Where(row => !BatchWork.IsDone(ledger.LastOrDefault(line => line.Node == row[SettingName.Node]), request.IsOffline))];
        if (request.IsDryRun)
        {
            ProvisionReport.PrintBatch(request, setup, rows, [.. left.Select(row => (row, new BoxOutcome(null, row[SettingName.Node], ProvisionRun.PlanOf(request, row).Site)))], TimeSpan.Zero);
            return ExitCode.Ok;
        }

        if (left.Length < rows.Count && request.Style == OutputStyle.People)
        {
            Console.Error.WriteLine($"{rows.Count - left.Length} of {rows.Count} boxes are done already, as {PlainText.OneLine(request.Ledger)} says.");
        }

        Stopwatch run = Stopwatch.StartNew();
        BatchWork work = new(setup.Options, setup.Display, setup.Answers);
        try
        {
            await work.RunAsync(rows, left, row => ProvisionRun.PlanOf(request, row), () => ProvisionRun.FindPort(request), cancel);
        }
        finally
        {
            setup.Display.Dispose();
            ProvisionReport.PrintBatch(request, setup, rows, work.Outcomes, run.Elapsed);
        }

        return work.Outcomes.All(done => done.Outcome.Failure is null) ? ExitCode.Ok : ExitCode.CheckFailed;
    }
}
