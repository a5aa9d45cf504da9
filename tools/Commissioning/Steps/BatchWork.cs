using System.Diagnostics;
using EdgeNode.Provisioning;

namespace EdgeNode.Commissioning;

/// <summary>
/// Brings the boxes of a batch through their steps, one after the other. Rows that name ports are gone through in their order. Else the next
/// box that is plugged in is looked at: one that knows its node id is for its row, a new one for the next row that is left.
/// </summary>
/// <param name="options">What holds for all boxes.</param>
/// <param name="watcher">Is told how it comes on.</param>
/// <param name="questions">Whom to ask.</param>
public sealed class BatchWork(ProvisionOptions options, IBatchWatcher watcher, IQuestions questions)
{
    private const string NoBox = "no box yet";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ShortPatience = TimeSpan.FromSeconds(3);

    private readonly List<(BatchRow Row, BoxOutcome Outcome)> _outcomes = [];
    private bool _mustVanish;

    /// <summary>What became of each row so far, in the order of the work.</summary>
    public IReadOnlyList<(BatchRow Row, BoxOutcome Outcome)> Outcomes => _outcomes;

    /// <summary>Whether the ledger says that nothing is left of a row.</summary>
    public static bool IsDone(LedgerLine? last, bool isOffline)
    {
        return last is { State: LedgerState.Locked or LedgerState.Replaced } || (isOffline && last is { State: LedgerState.Prepared });
    }

    /// <summary>Does the work.</summary>
    /// <param name="all">All rows of the batch.</param>
    /// <param name="rows">Those that are left.</param>
    /// <param name="planOf">The plan of a row.</param>
    /// <param name="findPort">Where boxes of rows that name no port are plugged in.</param>
    /// <param name="cancel">Ends the work; what was done stays.</param>
    public async Task RunAsync(IReadOnlyList<BatchRow> all, IReadOnlyList<BatchRow> rows, Func<BatchRow, BoxPlan> planOf, Func<string> findPort, CancellationToken cancel)
    {
        Commissioner commissioner = new(options, watcher, questions);
        List<BatchRow> left = [.. rows];
        while (left.Count > 0)
        {
            BatchRow? row = left[0][PlanName.Port] is null ? await WaitForBoxAsync(all, left, findPort, cancel) : left[0];
            if (row is null)
            {
                _outcomes.AddRange(left.Select(open => (open, new BoxOutcome(null, open[SettingName.Node], null) { Failure = "no box came" })));
                return;
            }

            left.Remove(row);
            BoxPlan plan = planOf(row);
            watcher.BeginBox(plan.Node!, plan.Site, rows.Count - left.Count, rows.Count);
            BoxOutcome outcome = await commissioner.RunAsync(plan, row[PlanName.Port] is { } port ? () => port : findPort, cancel);
            _mustVanish = outcome.State is null;
            _outcomes.Add((row, outcome));
            watcher.EndBox(outcome);
            if (outcome.StopsBatch)
            {
                _outcomes.AddRange(left.Select(open => (open, new BoxOutcome(null, open[SettingName.Node], null) { Failure = "not begun" })));
                return;
            }
        }
    }

    private async Task<BatchRow?> WaitForBoxAsync(IReadOnlyList<BatchRow> all, List<BatchRow> left, Func<string> findPort, CancellationToken cancel)
    {
        Stopwatch waited = Stopwatch.StartNew();
        watcher.Begin("next box");
        string next = left[0][SettingName.Node]!;
        watcher.Keep($"plug in the next box; a new one becomes {next}{(left[0][SettingName.Site] is { } site ? $" at {site}" : "")}");
        watcher.Tell(NoBox);
        while (waited.Elapsed < options.CableLimit)
        {
            try
            {
                string port = findPort();
                (BatchRow? row, string words) = await LookAsync(port, all, left, cancel);
                if (row is not null)
                {
                    watcher.End($"{row[SettingName.Node]}, at {port}");
                    return row;
                }

                watcher.Tell(words);
            }
            catch (Exception failure) when (failure is CableException or BoxException)
            {
                _mustVanish = false;
                watcher.Tell(failure is BoxException { Fault: BoxFault.Silent } ? NoBox : failure.Message);
            }

            await Task.Delay(Pause, cancel);
        }

        watcher.End($"no box came in {options.CableLimit.TotalMinutes:0.#} minutes");
        return null;
    }

    // Whose box it is; null with the reason where it is none that is left.
    private async Task<(BatchRow? Row, string Words)> LookAsync(string port, IReadOnlyList<BatchRow> all, List<BatchRow> left, CancellationToken cancel)
    {
        using ConsoleClient console = await ConsoleClient.OpenAsync(port, cancel, ShortPatience);
        BoxView view = await BoxView.ReadAsync(console, cancel);
        if (view.IsLocked)
        {
            return (left.FirstOrDefault(row => LockingFile.Find(options.SecretsFolder, row[SettingName.Node]) is not null), "this box is locked; unplug it");
        }

        if (view.Node is not { } node)
        {
            return _mustVanish ? (null, "the box before did not come to its end; unplug it") : (left[0], "");
        }

        BatchRow? own = left.FirstOrDefault(row => row[SettingName.Node] == node);
        return own is not null ? (own, "") : (null, all.Any(row => row[SettingName.Node] == node) ? $"this is {node}, which is dealt with; unplug it" : $"this is {node}, which is not in the batch");
    }
}
