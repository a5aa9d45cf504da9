using System.Globalization;
using EdgeNode.City;
using EdgeNode.Flashing;

namespace EdgeNode.Cli;

/// <summary>What a run says at its end.</summary>
public static class RunSummary
{
    /// <summary>Prints the outcome as the user wants it; in five lines for people.</summary>
    public static void Print(RunOutcome outcome, OutputStyle style)
    {
        if (style == OutputStyle.Json)
        {
            PrintJson(outcome);
        }
        else if (style == OutputStyle.People)
        {
            foreach (string line in Lines(outcome))
            {
                Console.WriteLine(line);
            }
        }

        if (!outcome.IsWhole)
        {
            Console.Error.WriteLine($"edgenode: {WhatIsWrong(outcome)}");
        }
    }

    private static IEnumerable<string> Lines(RunOutcome outcome)
    {
        VerificationResult verified = outcome.Verification!;
        bool isOneDay = outcome.Days == 1;
        string outage = outcome.Plan.Outage is { } cut ? Text($", {cut.Hours:0} h of {(isOneDay ? "it" : "them")} without a network") : "";
        yield return Text($"Simulated {outcome.Days:0.##} {(isOneDay ? "day" : "days")}{outage}, in {outcome.Elapsed.TotalSeconds:0.0} s.");
        yield return Text($"On the street {outcome.Street!.Passages} people passed; the sensor detected {outcome.Street.Detections}. Neither number left the box.");
        yield return Text($"The city got {outcome.Received.Summaries} of {outcome.SlotsReleased} summaries, {verified.Gaps} missing; ")
            + (verified.IsOk ? "their chain is whole." : "their check failed.");

        // Of less than a day most is the handshake, which comes once.
        yield return outcome.Days < 1
            ? Text($"On the wire: {outcome.SocketBytesSent + outcome.SocketBytesReceived} bytes, TLS included.")
            : Text($"On the wire: {outcome.SocketBytesPerDay} bytes a day, TLS included.");
        yield return PlainText.OneLine($"Open {outcome.Files.Report}; check with: ./edgenode verify {ShellWord.Of(outcome.Files.Summaries)}");
    }

    private static string WhatIsWrong(RunOutcome outcome)
    {
        VerificationFault? fault = outcome.Verification!.Faults.FirstOrDefault();
        return fault is null
            ? Text($"{outcome.SlotsReleased} summaries were released and {outcome.Received.Summaries} received")
            : Text($"{fault.File}:{fault.Line}: {fault.Reason}");
    }

    private static void PrintJson(RunOutcome outcome)
    {
        VerificationResult verified = outcome.Verification!;
        JsonOutput.Print(new
        {
            passed = outcome.IsWhole,
            days = outcome.Days,
            seed = outcome.Plan.Seed,
            board = outcome.Plan.Board.Name,
            policy = outcome.Plan.Policy.Hash,
            folder = outcome.Files.Folder,
            summaries = new
            {
                released = outcome.SlotsReleased,
                received = outcome.Received.Summaries,
                duplicates = outcome.Received.Duplicates,
                missing = verified.Gaps,
                absentChannels = verified.Absent,
            },
            messages = new
            {
                state = outcome.Received.States,
                about = outcome.Received.Abouts,
                policy = outcome.Received.Policies,
                health = outcome.Received.Healths,
            },
            street = new { passages = outcome.Street!.Passages, detections = outcome.Street.Detections },
            frozen = new
            {
                milliseconds = outcome.Freezes.FrozenMs,
                risesDelayed = outcome.Freezes.RisesDelayed,
                detectionsLost = outcome.Freezes.DetectionsLost,
            },
            outageHours = outcome.Plan.Outage?.Hours ?? 0,
            socketBytes = new { sent = outcome.SocketBytesSent, received = outcome.SocketBytesReceived, perDay = outcome.SocketBytesPerDay },
            elapsedSeconds = Math.Round(outcome.Elapsed.TotalSeconds, 3),
        });
    }

    private static string Text(FormattableString text)
    {
        return text.ToString(CultureInfo.InvariantCulture);
    }
}
