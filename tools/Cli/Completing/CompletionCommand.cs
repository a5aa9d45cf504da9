using System.CommandLine;
using System.Globalization;

namespace EdgeNode.Cli;

/// <summary>
/// <c>edgenode completion SHELL</c>: prints a script that has a shell complete words of this command. The script asks the command
/// itself, by the directive that System.CommandLine has for it.
/// </summary>
public static class CompletionCommand
{
    private const string Directive = "[suggest:";

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        return new Command("completion", "Prints a script that completes words of this command in a shell")
        {
            Print("bash", "For bash: eval \"$(./edgenode completion bash)\"", CompletionScripts.Bash),
            Print("zsh", "For zsh, after compinit: eval \"$(./edgenode completion zsh)\"", CompletionScripts.Zsh),
            Print("pwsh", "For PowerShell: ./edgenode completion pwsh | Out-String | Invoke-Expression", CompletionScripts.PowerShell),
        };
    }

    /// <summary>Whether a script asks: <c>[suggest:POSITION] LINE</c>.</summary>
    public static bool IsQuestion(string[] args)
    {
        return args.Length == 2 && args[0].StartsWith(Directive, StringComparison.Ordinal);
    }

    /// <summary>Prints the words that can stand at the cursor, one a line; none where the question is not understood.</summary>
    /// <param name="root">The command.</param>
    /// <param name="args">Position of the cursor in the line, in characters, and the line, whose first word is the command.</param>
    public static int Answer(Command root, string[] args)
    {
        string line = args[1];
        string number = args[0][Directive.Length..].TrimEnd(']');
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int position))
        {
            return ExitCode.Unusable;
        }

        // The command may have been called by any path.
        string typed = line[..Math.Min(position, line.Length)].TrimStart();
        int end = typed.IndexOfAny([' ', '\t']);
        if (end < 0)
        {
            return ExitCode.Ok;
        }

        string known = root.Name + typed[end..];
        foreach (string word in root.Parse(known).GetCompletions(known.Length).Select(item => item.InsertText ?? item.Label).Distinct().Where(word => word is not ("-?" or "-h" or "/?" or "/h")))
        {
            Console.WriteLine(word);
        }

        return ExitCode.Ok;
    }

    private static Command Print(string shell, string description, string script)
    {
        Command command = new(shell, description);
        command.SetAction(_ => Console.Write(script));
        return command;
    }
}
