using System.CommandLine;
using EdgeNode.Boards;
using EdgeNode.Policies;
using EdgeNode.Simulator;

namespace EdgeNode.Cli;

/// <summary>
/// <c>edgenode simulate</c>: a virtual box on a recorded street, or on a broker of the user's own, or both; or one that is told over its
/// service port what to be.
/// </summary>
public static class SimulateCommand
{
    private const long DayMs = 86_400_000;

    /// <summary>Makes the command.</summary>
    /// <param name="stop">Ends a run early.</param>
    public static Command Create(StopSignals stop)
    {
        RunOptions options = new("edgenode-simulation", withBroker: true);
        BrokerOptions broker = new(required: false);
        RecordingOptions recordings = new();
        SerialOptions serial = new();
        Option<string> tenant = new("--tenant") { Description = "With --broker: tenant in the topic", HelpName = "NAME", DefaultValueFactory = _ => BoxFactory.DemoTenant };
        Option<double> speed = NumberOption.Decimal("--speed", "With --broker: simulated seconds in a real one", 0.001, 1_000_000, 1);
        Option<int> days = NumberOption.Whole("--days", "With --broker and without --trace: simulated days", 1, 366, 7);
        Command command = new("simulate", "Runs the firmware on recorded data, against a broker of your own, or with a service port to type at");
        recordings.AddTo(command);
        foreach (Option option in new Option[] { tenant, speed, days })
        {
            command.Add(option);
        }

        serial.AddTo(command);
        options.AddTo(command);
        broker.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            if (serial.IsNamed(parsed))
            {
                Refuse(parsed, true, [.. recordings.All, .. broker.All, .. options.OfToldRun, tenant, speed, days], "does not go with --serial");
                return await SerialRun.RunAsync(options.Board(parsed), options.FreshSeed(parsed), serial.TcpPort(parsed), serial.Folder(parsed), options.Style(parsed), stop);
            }

            Refuse(parsed, true, serial.OfSerial, "goes with --serial only");
            BrokerAccess? access = broker.Read(parsed);
            if (access is null && !recordings.IsNamed(parsed))
            {
                throw new UnusableInputException("simulate: found none of --trace, --broker and --serial; allowed is one of them, or --trace with --broker");
            }

            OutputStyle style = options.Style(parsed);
            Refuse(parsed, access is null, [tenant, speed], "goes with --broker only");
            Refuse(parsed, access is not null, options.OfOwnBroker, "does not go with --broker");
            Refuse(parsed, !recordings.IsNamed(parsed), recordings.OfTrace, "goes with --trace only");
            Refuse(parsed, recordings.IsNamed(parsed), [days], "does not go with --trace, which has its own length");
            Trace? recording;
            try
            {
                // A long file, or a pipe that nobody fills: to be stopped there is to be stopped at once.
                recording = await Task.Run(() => recordings.Read(parsed, style), CancellationToken.None).WaitAsync(cancel);
            }
            catch (OperationCanceledException)
            {
                Console.Error.WriteLine($"edgenode: {(stop.IsTermination ? "stopped" : "interrupted")} while the recording was read");
                return stop.ExitCodeWhenClean;
            }

            RunPlan plan = Plan(options.Board(parsed), options.Policy(parsed), access is null ? options.Seed(parsed) : options.FreshSeed(parsed), recording, parsed.GetValue(days) * DayMs);
            return await (access is null
                ? RunCommand.RunAsync(plan, options.Folder(parsed), options.Port(parsed), style, stop)
                : BrokerRun.RunAsync(plan, access, parsed.GetRequiredValue(tenant), parsed.GetValue(speed), style, stop));
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
