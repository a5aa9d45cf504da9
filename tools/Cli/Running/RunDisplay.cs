using System.Globalization;
using EdgeNode.Boards;
using EdgeNode.Simulator;
using Spectre.Console;

namespace EdgeNode.Cli;

/// <summary>Shows how a run comes on: simulated time, slots released, summaries acknowledged.</summary>
public static class RunDisplay
{
    private const int BarWidth = 24;

    /// <summary>Says what the policy cannot have from the board, on standard error, to people.</summary>
    /// <param name="style">How much is printed.</param>
    /// <param name="plan">The run.</param>
    public static void Warn(OutputStyle style, RunPlan plan)
    {
        foreach (string warning in style == OutputStyle.People ? PolicyWarnings.Of(plan.Policy, plan.Board) : [])
        {
            Console.Error.WriteLine($"warning: {warning}");
        }
    }

    /// <summary>Runs something under a progress bar on standard error, or without one where nobody looks.</summary>
    /// <param name="style">How much is printed.</param>
    /// <param name="plan">The run.</param>
    /// <param name="work">What is to be run.</param>
    public static async Task<T> WatchAsync<T>(OutputStyle style, RunPlan plan, Func<IProgress<RunProgress>?, Task<T>> work)
    {
        if (style != OutputStyle.People || !Screen.IsWatched)
        {
            return await work(null);
        }

        IAnsiConsole console = Screen.Errors;
        bool isNarrow = Screen.IsNarrow(console);
        TaskDescriptionColumn description = new() { Alignment = Justify.Left };
        return await console.Progress()
            .Columns(isNarrow ? [new PercentageColumn(), description] : [new ProgressBarColumn { Width = BarWidth }, new PercentageColumn(), description])
            .StartAsync(context =>
            {
                ProgressTask task = context.AddTask(Describe(plan, default, isNarrow), maxValue: plan.LengthMs);
                return work(new DirectProgress(status =>
                {
                    task.Description = Describe(plan, status, isNarrow);
                    task.Value = Math.Min(status.UptimeMs, plan.LengthMs);
                }));
            });
    }

    private static string Describe(RunPlan plan, RunProgress status, bool isNarrow)
    {
        DateTime now = DateTimeOffset.FromUnixTimeMilliseconds(plan.StartUtcMs + status.UptimeMs).UtcDateTime;
        string time = now.ToString("ddd HH:mm", CultureInfo.InvariantCulture);
        return $"{time}  {status.SlotsReleased} slots{(isNarrow ? "" : $", {status.SummariesAcknowledged} acknowledged")}";
    }

    // Progress<T> would hand each report to the thread pool, where they may overtake one another.
    private sealed class DirectProgress(Action<RunProgress> report) : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
            report(value);
        }
    }
}
