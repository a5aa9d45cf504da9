using EdgeNode.Audit;
using Spectre.Console;

namespace EdgeNode.Cli;

/// <summary>Shows on standard error how an audit comes on: a bar for each step, and a line for what is worth one.</summary>
public static class AuditDisplay
{
    private const int BarWidth = 24;

    /// <summary>Runs something under bars, or with lines alone where nobody looks.</summary>
    /// <param name="isShown">False to show nothing.</param>
    /// <param name="work">What is to be run.</param>
    public static async Task<T> WatchAsync<T>(bool isShown, Func<IProgress<AuditProgress>, Task<T>> work)
    {
        if (!isShown || !Screen.IsWatched)
        {
            return await work(new DirectProgress(progress =>
            {
                if (isShown && progress.Line is { } line)
                {
                    Console.Error.WriteLine(line);
                }
            }));
        }

        IAnsiConsole console = Screen.Errors;
        return await console.Progress()
            .AutoClear(true)
            .Columns(Screen.IsNarrow(console) ? [Description()] : [new ProgressBarColumn { Width = BarWidth }, Description()])
            .StartAsync(context =>
            {
                Dictionary<string, ProgressTask> steps = [];
                return work(new DirectProgress(progress => Show(console, context, steps, progress)));
            });
    }

    private static TaskDescriptionColumn Description()
    {
        return new TaskDescriptionColumn { Alignment = Justify.Left };
    }

    private static void Show(IAnsiConsole console, ProgressContext context, Dictionary<string, ProgressTask> steps, AuditProgress progress)
    {
        string description = Markup.Escape(progress.Total > 1 ? $"{progress.Step}  {progress.Done} of {progress.Total}" : progress.Step);
        if (!steps.TryGetValue(progress.Step, out ProgressTask? task))
        {
            task = context.AddTask(description);
            steps.Add(progress.Step, task);
        }

        task.MaxValue = progress.Total;
        task.Value = progress.Done;
        task.IsIndeterminate = progress.Total <= 1 && progress.Done == 0;
        task.Description = description;
        if (progress.Line is { } line)
        {
            console.WriteLine(line);
        }
    }

    // Reports come from several test processes at once, and Progress<T> would let them overtake one another.
    private sealed class DirectProgress(Action<AuditProgress> report) : IProgress<AuditProgress>
    {
        public void Report(AuditProgress value)
        {
            lock (this)
            {
                report(value);
            }
        }
    }
}
