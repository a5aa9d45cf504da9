using System.CommandLine;
using EdgeNode.City;

namespace EdgeNode.Cli;

/// <summary><c>edgenode verify FILE.jsonl</c>: whether received summaries keep what EdgeNode promises of them.</summary>
public static class VerifyCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Argument<string> file = new("FILE") { Description = "Summaries as received, one a line" };
        Option<string?> policy = new("--policy") { Description = "Policy that was in force [default: policy.txt beside FILE]", HelpName = "FILE" };
        Option<bool> json = new("--json") { Description = "Print the result as JSON" };
        Option<bool> lateStart = new("--late-start") { Description = "Accept that the first summaries of a box are not in FILE: its receiver came later" };
        Command command = new("verify", "Checks summaries: lengths, gaps, chain, policy, buckets") { file, policy, lateStart, json };
        command.SetAction(parsed => Verify(
            parsed.GetRequiredValue(file),
            parsed.GetValue(policy),
            new VerifierOptions { AcceptsLateStart = parsed.GetValue(lateStart) },
            parsed.GetValue(json)));
        return command;
    }

    private static int Verify(string file, string? policy, VerifierOptions options, bool asJson)
    {
        VerificationResult result = Verifier.Verify(file, policy, options);
        if (asJson)
        {
            JsonOutput.Print(new
            {
                file,
                passed = result.IsOk,
                lines = result.Lines,
                nodes = result.Nodes,
                runs = result.Runs,
                missing = result.Gaps,
                duplicates = result.Duplicates,
                absentChannels = result.Absent,
                policyChanges = result.PolicyChanges,
                clockCorrections = result.ClockCorrections,
                faultCount = result.FaultCount,
                faults = result.Faults.Select(fault => new { file = fault.File, line = fault.Line, reason = fault.Reason }),
            });
        }
        else if (result.IsOk)
        {
            Console.WriteLine($"{PlainText.OneLine(file)}: {result.Lines} {(result.Lines == 1 ? "summary" : "summaries")} of {result.Nodes} {(result.Nodes == 1 ? "box" : "boxes")}, {result.Gaps} missing, {result.Absent} absent {(result.Absent == 1 ? "value" : "values")}; the chain is whole up to the newest.");
        }
        else
        {
            VerificationFault first = result.Faults[0];
            string place = first.Line == 0 ? first.File : $"{first.File}:{first.Line}";
            string more = result.FaultCount == 1 ? "" : $" (and {result.FaultCount - 1} more)";
            Console.Error.WriteLine($"edgenode: {place}: {first.Reason}{more}");
        }

        return result.IsOk ? ExitCode.Ok : ExitCode.CheckFailed;
    }
}
