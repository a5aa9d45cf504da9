using System.CommandLine;
using EdgeNode.Simulator;

namespace EdgeNode.Cli;

/// <summary><c>edgenode demo</c>: a week of a box on a market square, with a broker, a receiver and an outage.</summary>
public static class DemoCommand
{
    private const long DayMs = 86_400_000;
    private const int GreatestDays = 366;

    /// <summary>Makes the command.</summary>
    /// <param name="stop">Ends a run early.</param>
    public static Command Create(StopSignals stop)
    {
        RunOptions options = new("edgenode-demo");
        Option<int> days = NumberOption.Whole("--days", "Simulated days", 1, GreatestDays, 7);
        Command command = new("demo", "Runs the firmware as a virtual box for a simulated week against a real broker") { days };
        options.AddTo(command);
        command.SetAction((parsed, _) =>
        {
            ulong seed = options.Seed(parsed);
            long lengthMs = parsed.GetValue(days) * DayMs;
            RunPlan plan = new()
            {
                Board = options.Board(parsed),
                Policy = options.Policy(parsed),
                Street = new SeededStreet(seed),
                Seed = seed,
                StartUtcMs = SeededStreet.DemoStartUtcMs,
                LengthMs = lengthMs,
                Outage = NetworkFailure.In(lengthMs),
            };
            return RunCommand.RunAsync(plan, options.Folder(parsed), options.Port(parsed), options.Style(parsed), stop);
        });
        return command;
    }
}
