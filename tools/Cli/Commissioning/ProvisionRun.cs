using System.Diagnostics;
using EdgeNode.Commissioning;
using EdgeNode.Provisioning;

namespace EdgeNode.Cli;

/// <summary>Does what a command asks: a dry run, one box, or a batch.</summary>
internal static class ProvisionRun
{
    /// <summary>Runs it.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(ProvisionRequest request, CancellationToken cancel)
    {
        IReadOnlyList<BatchRow>? rows = request.Batch is { } file ? BatchFile.Read(file) : null;
        BoxPlan[] plans = rows is null ? [new BoxPlan(request.Values)] : [.. rows.Select(row => PlanOf(request, row))];
        using ProvisionSetup setup = ProvisionSetup.Open(request);
        return rows is not null ? await ProvisionBatch.RunAsync(request, setup, rows, cancel)
            : request.IsDryRun ? await PreviewAsync(request, setup, plans[0], cancel)
            : await RunOneAsync(request, setup, plans[0], cancel);
    }

    /// <summary>What was said about the box of a row.</summary>
    public static BoxPlan PlanOf(ProvisionRequest request, BatchRow row)
    {
        return new BoxPlan([.. row.Values, .. request.Values]);
    }

    /// <summary>Where a box is plugged in.</summary>
    public static string FindPort(ProvisionRequest request)
    {
        return request.Port ?? PortList.FindOnly();
    }

    private static async Task<int> PreviewAsync(ProvisionRequest request, ProvisionSetup setup, BoxPlan plan, CancellationToken cancel)
    {
        TakeSiteOfReplaced(setup, plan);
        string? port = request.Port ?? (PortList.Find() is [string only] ? only : null);
        IReadOnlyList<(string Step, string Left)> left = await new Commissioner(setup.Options, setup.Display, setup.Answers).PreviewAsync(plan, port, cancel);
        ProvisionReport.PrintPreview(request.Style, port, left);
        return ExitCode.Ok;
    }

    private static async Task<int> RunOneAsync(ProvisionRequest request, ProvisionSetup setup, BoxPlan plan, CancellationToken cancel)
    {
        TakeSiteOfReplaced(setup, plan);
        Stopwatch run = Stopwatch.StartNew();
        BoxOutcome outcome = await new Commissioner(setup.Options, setup.Display, setup.Answers).RunAsync(plan, () => FindPort(request), cancel);
        setup.Display.Dispose();
        ProvisionReport.Print(request, setup, outcome, run.Elapsed);
        return ProvisionReport.ExitCodeOf(outcome);
    }

    private static void TakeSiteOfReplaced(ProvisionSetup setup, BoxPlan plan)
    {
        if (setup.Options.Replaced is { } old && plan.Site is null && setup.Options.Ledger!.LastOf(old) is { } line)
        {
            plan.Add(new PlanValue(SettingName.Site, line.Site, setup.Options.Ledger.Path));
        }
    }
}
