using System.CommandLine;
using EdgeNode.Intake;

namespace EdgeNode.Cli;

/// <summary><c>edgenode receive</c>: writes what boxes send to a city's broker into files, until it is stopped.</summary>
public static class ReceiveCommand
{
    private static readonly TimeSpan ReportPeriod = TimeSpan.FromSeconds(1);

    /// <summary>Makes the command.</summary>
    /// <param name="stop">Ends it.</param>
    public static Command Create(StopSignals stop)
    {
        BrokerOptions broker = new(required: true);
        Option<string> output = new("--out") { Description = "File of summaries; the other messages are written beside it", HelpName = "FILE", DefaultValueFactory = _ => "received.jsonl" };
        Option<bool> quiet = new("--quiet") { Description = "Print nothing but errors" };
        Command command = new("receive", "Receives summaries from a broker and writes them as they come, until Ctrl-C") { output, quiet };
        broker.AddTo(command);
        command.SetAction((parsed, _) => RunAsync(broker.Read(parsed)!, parsed.GetRequiredValue(output), parsed.GetValue(quiet), stop));
        return command;
    }

    private static async Task<int> RunAsync(BrokerAccess access, string output, bool isQuiet, StopSignals stop)
    {
        try
        {
            await ReceiveAsync(access, output, isQuiet, stop);
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            // Before there was a connection: nothing was received.
        }

        return stop.ExitCodeWhenClean;
    }

    private static async Task ReceiveAsync(BrokerAccess access, string output, bool isQuiet, StopSignals stop)
    {
        if (Directory.Exists(output))
        {
            throw new UnusableInputException($"--out: found the folder '{output}'; allowed is a file, such as {Path.Combine(output, "received.jsonl")}");
        }

        // What cannot be used is told, and warned of, before anything is tried.
        access.OpenCredentials().Dispose();
        ReceiverOptions options = new() { Host = access.Address.Host, Port = access.Address.Port, OpenCredentials = access.ReadCredentials };
        await using LineStore store = new(new LineStoreOptions { SummaryFile = output });
        await using Receiver receiver = await Receiver.StartAsync(options, store, notice => Tell(notice, isQuiet), stop.Token);
        if (!isQuiet)
        {
            Console.Error.WriteLine($"Receiving from {access.Address.Host}:{access.Address.Port} into {output}; Ctrl-C ends.");
        }

        ReceiverCounts reported = receiver.Counts;
        while (!stop.Token.IsCancellationRequested)
        {
            Task ended = await Task.WhenAny(receiver.Ended, Task.Delay(ReportPeriod, stop.Token));
            if (ended == receiver.Ended)
            {
                await receiver.Ended;
            }

            if (!isQuiet && receiver.Counts != reported)
            {
                reported = receiver.Counts;
                Console.Error.WriteLine(ReceivedLine.Of(reported));
            }
        }
    }

    // The first connection is told apart, and what ends the command ends it with a line of its own.
    private static void Tell(ReceiverNotice notice, bool isQuiet)
    {
        bool isGood = notice.Kind is NoticeKind.Reconnected or NoticeKind.StoreAvailable;
        if (notice.Kind is not (NoticeKind.Connected or NoticeKind.TakenOver) && !(isGood && isQuiet))
        {
            Console.Error.WriteLine(PlainText.OneLine(notice.Message));
        }
    }
}
