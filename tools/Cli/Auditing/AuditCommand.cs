using System.CommandLine;
using System.Globalization;
using EdgeNode.Attacks;
using EdgeNode.Audit;
using EdgeNode.Policies;

namespace EdgeNode.Cli;

/// <summary><c>edgenode audit</c>: tries to refute every claim that EdgeNode makes, on the sources in front of it.</summary>
public static class AuditCommand
{
    private const string DefaultFolder = "edgenode-audit";
    private const string All = "all";

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Option<string?> tree = new("--tree") { Description = "Checkout to audit [default: the one of this command]", HelpName = "DIR" };
        Option<string> output = new("--out") { Description = "Folder for audit.html and audit.json", HelpName = "DIR", DefaultValueFactory = _ => DefaultFolder };
        Option<bool> json = new("--json") { Description = "Print the result as JSON" };
        Option<string?> mutants = new("--mutants")
        {
            Description = "Also break the sources on purpose, in a copy, and see that tests notice: N breaks drawn by the commit's hash, or all (also where no number is given)",
            HelpName = "N|all",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<bool> attack = new("--attack") { Description = "Also play known attacks on what the firmware releases, on simulated weeks and recordings" };
        Option<bool> noBuild = new("--no-build") { Description = "Audit what is built already, if it is of these sources" };
        Command command = new("audit", "Tries to refute each claim about privacy, and tells what was tried") { tree, output, mutants, attack, noBuild, json, ClaimsCommand.Create() };
        command.SetAction((parsed, cancel) =>
        {
            AuditRequest request = new()
            {
                Root = Root(parsed.GetValue(tree)),
                Folder = parsed.GetRequiredValue(output),
                Mutants = parsed.GetResult(mutants) is null ? null : Count(parsed.GetValue(mutants) ?? All),
                IsToAttack = parsed.GetValue(attack),
                IsToBuild = !parsed.GetValue(noBuild),
                IsJson = parsed.GetValue(json),
            };
            return RunAsync(request, cancel);
        });
        return command;
    }

    /// <summary>The checkout that <c>--tree</c> names, or the one of this command.</summary>
    /// <exception cref="UnusableInputException">There is no such folder.</exception>
    internal static string Root(string? tree)
    {
        if (tree is null)
        {
            return SourceFolder.Find();
        }

        return Directory.Exists(tree)
            ? Path.GetFullPath(tree).TrimEnd(Path.DirectorySeparatorChar)
            : throw new UnusableInputException($"--tree: {tree}: {(File.Exists(tree) ? "found a file; allowed is a folder" : "no such folder")}");
    }

    private static async Task<int> RunAsync(AuditRequest request, CancellationToken cancel)
    {
        try
        {
            OutputFolder.Require(request.Folder);
            AuditResult result = await AuditDisplay.WatchAsync(!request.IsJson, progress => AuditAsync(request, progress, cancel));
            AuditFolder.Write(request.Folder, result);
            if (request.IsJson)
            {
                Console.WriteLine(AuditJson.Text(result));
            }
            else
            {
                AuditTable.Print(result, request.Folder);
            }

            return result.IsPassed ? ExitCode.Ok : ExitCode.CheckFailed;
        }
        catch (Exception refusal) when (refusal is AuditException or IOException or InvalidDataException)
        {
            throw new UnusableInputException(refusal.Message);
        }
    }

    private static async Task<AuditResult> AuditAsync(AuditRequest request, IProgress<AuditProgress> progress, CancellationToken cancel)
    {
        // What cannot be read is refused before minutes of tests.
        IReadOnlyList<Mutant> mutants = request.Mutants is null ? [] : Mutant.ReadAll(request.Root);
        if (request.IsToAttack)
        {
            // Attacks are played with the firmware inside this command: it has to be of the sources that are audited.
            ClaimAudit.RequireBuiltOf(request.Root, AppContext.BaseDirectory);
        }

        AuditResult result = await ClaimAudit.RunAsync(request.Root, request.IsToBuild, progress, cancel);
        if (request.IsToAttack)
        {
            result = await AttackAsync(result, request.Root, progress, cancel);
        }

        if (request.Mutants is not { } count)
        {
            return result;
        }

        IReadOnlyList<Mutant> drawn = count >= mutants.Count ? mutants
            : result.Tree.Commit is { } commit ? MutantDraw.Draw(mutants, commit, count)
            : throw new AuditException($"{request.Root}: git does not say its commit, by which mutants are drawn; allowed is --mutants all");
        return result with { Mutants = await new MutantRunner(request.Root, drawn, progress).RunAsync(mutants.Count, cancel) };
    }

    private static async Task<AuditResult> AttackAsync(AuditResult result, string root, IProgress<AuditProgress> progress, CancellationToken cancel)
    {
        const string Step = "attacks";
        const int Suites = 2;
        AttackOptions options = new() { Root = root, Cancellation = cancel };
        progress.Report(new AuditProgress(Step, 0, Suites));
        IReadOnlyList<AttackResult> attacks = await Task.Run(
            () => AttackSuite.Run(options, new AttackLines(line => progress.Report(new AuditProgress(Step, 0, Suites, line)))), cancel);
        progress.Report(new AuditProgress(Step, 1, Suites));
        IReadOnlyList<UtilityResult> utility = await Task.Run(
            () => UtilitySuite.Run(options, new AttackLines(line => progress.Report(new AuditProgress(Step, 1, Suites, line)))), cancel);
        progress.Report(new AuditProgress(Step, Suites, Suites));
        return result with { Attacks = attacks, Utility = utility };
    }

    private static int Count(string text)
    {
        return text == All ? int.MaxValue
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0 ? count
            : throw new UnusableInputException($"--mutants: found '{FoundText.Of(text)}'; allowed is a number from 1 on, or all");
    }

    private sealed class AttackLines(Action<string> report) : IProgress<string>
    {
        public void Report(string value)
        {
            report(value);
        }
    }
}
