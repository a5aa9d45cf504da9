using System.CommandLine;
using System.Globalization;
using EdgeNode.Boards;
using EdgeNode.Policies;
using EdgeNode.Simulator;

namespace EdgeNode.Cli;

/// <summary>
/// <c>edgenode simulate</c>: a virtual box on a recorded street, or on a broker of the user's own, or both.
/// </summary>
public static class SimulateCommand
{
    private const long DayMs = 86_400_000;

    /// <summary>Makes the command.</summary>
    /// <param name="stop">Ends a run early.</param>
    public static Command Create(StopSignals stop)
    {
        RunOptions options = new("edgenode-simulation");
        BrokerOptions broker = new(required: false);
        Option<string?> trace = new("--trace") { Description = "Recording to play, CSV", HelpName = "FILE" };
        Option<string?> sensor = new("--sensor") { Description = "Which sensor of the recording, where it has several", HelpName = "NAME" };
        Option<string> tenant = new("--tenant") { Description = "With --broker: tenant in the topic", HelpName = "NAME", DefaultValueFactory = _ => BoxFactory.DemoTenant };
        Option<double> speed = NumberOption.Decimal("--speed", "With --broker: simulated seconds in a real one", 0.001, 1_000_000, 1);
        Option<int> days = NumberOption.Whole("--days", "With --broker and without --trace: simulated days", 1, 366, 7);
        Option<int> maxDays = NumberOption.Whole("--max-days", "With --trace: most days that the recording may span", 1, 36_600, 366);
        Command command = new("simulate", "Runs the firmware on recorded data, or against a broker of your own") { trace, sensor, maxDays, tenant, speed, days };
        options.AddTo(command);
        broker.AddTo(command);
        command.SetAction((parsed, _) =>
        {
            BrokerAccess? access = broker.Read(parsed);
            if (access is null && parsed.GetValue(trace) is null)
            {
                throw new UnusableInputException("simulate: found neither --trace nor --broker; allowed is one of them, or both");
            }

            OutputStyle style = options.Style(parsed);
            Refuse(parsed, access is null, [tenant, speed], "goes with --broker only");
            Refuse(parsed, access is not null, options.OfOwnBroker, "does not go with --broker");
            Refuse(parsed, parsed.GetValue(trace) is null, [sensor, maxDays], "goes with --trace only");
            Refuse(parsed, parsed.GetValue(trace) is not null, [days], "does not go with --trace, which has its own length");
            Trace? recording = parsed.GetValue(trace) is { } path ? Read(path, parsed.GetValue(sensor), style) : null;
            if (recording is not null)
            {
                RequireSpan(parsed.GetValue(trace)!, recording, parsed.GetValue(maxDays));
            }

            RunPlan plan = Plan(options.Board(parsed), options.Policy(parsed), access is null ? options.Seed(parsed) : options.FreshSeed(parsed), recording, parsed.GetValue(days) * DayMs);
            return access is null
                ? RunCommand.RunAsync(plan, options.Folder(parsed), options.Port(parsed), style, stop)
                : BrokerRun.RunAsync(plan, access, parsed.GetRequiredValue(tenant), parsed.GetValue(speed), style, stop);
        });
        return command;
    }

    // An option that would do nothing is a slip of whoever gave it.
    private static void Refuse(ParseResult parsed, bool isRefused, IReadOnlyList<Option> options, string reason)
    {
        if (isRefused && options.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } given)
        {
            throw new UnusableInputException($"{given.Name}: found where it says nothing; it {reason}");
        }
    }

    private static Trace Read(string path, string? sensor, OutputStyle style)
    {
        if (!TraceReader.TryRead(path, sensor, out Trace? trace, out TraceFault? fault))
        {
            throw new UnusableInputException(fault!.ToString());
        }

        foreach (string note in style == OutputStyle.People ? trace!.Notes : [])
        {
            Console.Error.WriteLine($"note: {note}");
        }

        return trace!;
    }

    // One row with the date of a clock that was never set makes decades of a day.
    private static void RequireSpan(string path, Trace recording, int maxDays)
    {
        long days = (recording.EndUtcMs - recording.StartUtcMs + DayMs - 1) / DayMs;
        if (days <= maxDays)
        {
            return;
        }

        TraceStep step = recording.LongestStep;
        string gap = (step.LengthMs / (double)DayMs).ToString("0.#", CultureInfo.InvariantCulture);
        throw new UnusableInputException(
            $"{path}:{step.Line}: found a recording of {days} days, {gap} of them between this line and the row before; allowed: {maxDays}, or --max-days {days}");
    }

    private static RunPlan Plan(Board board, Policy policy, ulong seed, Trace? recording, long lengthMs)
    {
        if (recording is not null)
        {
            TraceStreet street = new(recording, seed);
            return new RunPlan
            {
                Board = board,
                Policy = policy,
                Street = street,
                Seed = seed,
                StartUtcMs = street.StartUtcMs,
                LengthMs = street.EndUtcMs - street.StartUtcMs,
            };
        }

        return new RunPlan
        {
            Board = board,
            Policy = policy,
            Street = new SeededStreet(seed),
            Seed = seed,
            StartUtcMs = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
            LengthMs = lengthMs,
        };
    }
}
