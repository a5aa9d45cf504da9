using System.CommandLine;
using EdgeNode.Boards;
using EdgeNode.Policies;

namespace EdgeNode.Cli;

/// <summary><c>edgenode policy check FILE</c>: whether a box would accept a policy, and what it would be unable to report.</summary>
public static class PolicyCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Argument<string> file = new("FILE") { Description = "A policy text" };
        Option<bool> json = new("--json") { Description = "Print the result as JSON" };
        Option<string?> board = new("--board") { Description = "Also whether it suits a board, a folder of boards/", HelpName = "NAME" };
        board.CompletionSources.Add(BoardFolder.Complete);
        Command check = new("check", "Checks a policy against the grammar, its limits and the floor") { file, board, json };
        check.SetAction(parsed => Check(
            parsed.GetRequiredValue(file),
            parsed.GetValue(board) is { } name ? BoardFolder.Load(name, "--board") : null,
            parsed.GetValue(json)));
        return new Command("policy", "Works on policy texts") { check };
    }

    private static int Check(string path, Board? board, bool asJson)
    {
        byte[] text = PolicyFile.ReadBytes(path);
        bool isTaken = PolicyParser.TryParse(text, out Policy? policy, out PolicyFault? fault);
        LetteringFault? lettering = isTaken ? PolicyLettering.Find(policy!) : null;
        bool isPassed = isTaken && lettering is null;
        IReadOnlyList<string> warnings = isPassed ? PolicyWarnings.Of(policy!, board) : [];
        if (asJson)
        {
            JsonOutput.Print(new
            {
                file = path,
                board = board?.Name,
                passed = isPassed,
                hash = isPassed ? policy!.Hash : null,
                fault = fault is not null ? new { line = fault.Line, found = fault.Found, allowed = fault.Allowed }
                    : lettering is not null ? new { line = lettering.Line, found = lettering.Found, allowed = lettering.Allowed }
                    : null,
                warnings,
            });
        }
        else if (isPassed)
        {
            Console.WriteLine($"{PlainText.OneLine(path)}: accepted; {policy!.Channels.Length} {(policy.Channels.Length == 1 ? "channel" : "channels")}, policy {policy.Hash}");
            foreach (string warning in warnings)
            {
                Console.WriteLine($"warning: {warning}");
            }
        }
        else
        {
            Console.Error.WriteLine($"edgenode: {PlainText.OneLine(fault is not null ? PolicyFile.Describe(path, fault) : PolicyFile.Describe(path, lettering!))}");
        }

        return isPassed ? ExitCode.Ok : ExitCode.CheckFailed;
    }
}
