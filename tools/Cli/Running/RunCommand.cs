namespace EdgeNode.Cli;

/// <summary>What <c>demo</c> and <c>simulate --trace</c> have in common: one run in this process, and what it tells at the end.</summary>
public static class RunCommand
{
    /// <summary>Runs a plan and tells what came of it.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    /// <exception cref="UnusableInputException">The folder cannot be written.</exception>
    public static async Task<int> RunAsync(RunPlan plan, string folder, int port, OutputStyle style, StopSignals stop)
    {
        RunPaths files = RunPaths.Prepare(folder);
        RunDisplay.Warn(style, plan);
        try
        {
            CityRun run = new(plan, files, port);
            RunOutcome outcome = await RunDisplay.WatchAsync(style, plan, progress => run.RunAsync(progress, stop.Token));
            RunSummary.Print(outcome, style);
            return outcome.IsWhole ? ExitCode.Ok : ExitCode.CheckFailed;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine($"edgenode: {(stop.IsTermination ? "stopped" : "interrupted")}; {(File.Exists(files.Summaries) ? $"what was received by then is in {PlainText.OneLine(files.Summaries)}" : "nothing was received by then")}");
            return stop.ExitCodeWhenClean;
        }
    }
}
