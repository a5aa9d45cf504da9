using System.CommandLine;
using EdgeNode.Audit;

namespace EdgeNode.Cli;

/// <summary><c>edgenode audit claims</c>: writes the claims of <c>PRIVACY.md</c> from the file that the audit reads.</summary>
public static class ClaimsCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Option<string?> tree = new("--tree") { Description = "Checkout whose page is written [default: the one of this command]", HelpName = "DIR" };
        Option<bool> check = new("--check") { Description = "Write nothing; say whether the page has the claims of claims.json" };
        Command command = new("claims", $"Writes the claims of {ClaimChapter.Page} from {ClaimFile.Name}") { tree, check };
        command.SetAction(parsed => Run(AuditCommand.Root(parsed.GetValue(tree)), parsed.GetValue(check)));
        return command;
    }

    private static int Run(string root, bool isCheck)
    {
        string path = Path.Combine(root, ClaimChapter.Page);
        try
        {
            IReadOnlyList<Claim> claims = ClaimFile.Read(root);
            if (!File.Exists(path))
            {
                throw new UnusableInputException($"{path}: {(Directory.Exists(path) ? "found a folder; allowed is a file" : "no such file")}");
            }

            string page = File.ReadAllText(path);
            string written = ClaimChapter.Put(page, claims);
            if (isCheck && page != written)
            {
                Console.Error.WriteLine($"edgenode: {ClaimChapter.Page} does not have the claims of {ClaimFile.Name}; run: edgenode audit claims");
                return ExitCode.CheckFailed;
            }

            if (page != written)
            {
                File.WriteAllText(path, written);
            }

            Console.WriteLine($"{ClaimChapter.Page}: {(isCheck ? $"has the {claims.Count} claims of {ClaimFile.Name}" : "written")}.");
            return ExitCode.Ok;
        }
        catch (AuditException refusal)
        {
            throw new UnusableInputException(refusal.Message);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"{path}: cannot be {(isCheck ? "read" : "read or written")}");
        }
    }
}
