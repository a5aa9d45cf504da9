using System.CommandLine;
using System.CommandLine.Parsing;
using EdgeNode.Boards;
using EdgeNode.Policies;

namespace EdgeNode.Cli;

/// <summary>What is wrong with a command line, in one line: where, what was found, what is allowed.</summary>
public static class UsageFault
{
    /// <summary>Finds the first thing that is wrong.</summary>
    /// <param name="parsed">A command line.</param>
    /// <param name="arguments">The same as the shell gave it.</param>
    /// <returns>Null when nothing is wrong.</returns>
    public static string? Of(ParseResult parsed, IReadOnlyList<string> arguments)
    {
        // The parser would take the next word as the value.
        if (arguments.TakeWhile(argument => argument != "--").FirstOrDefault(argument => argument.StartsWith("--", StringComparison.Ordinal) && argument.IndexOf('=') == argument.Length - 1) is { } cut)
        {
            return EmptyText(FoundText.Of(cut[..^1]));
        }

        // A variable of the shell that is not set, most of the time: said before its value is judged.
        if (Empty(parsed.CommandResult) is { } empty)
        {
            return empty;
        }

        return parsed.Errors.Count == 0 ? null
            : Unknown(parsed) ?? NoCommand(parsed.CommandResult.Command) ?? OfAnOption(parsed.CommandResult) ?? Missing(parsed) ?? parsed.Errors[0].Message;
    }

    /// <summary>A command as a user calls it, such as <c>edgenode policy check</c>.</summary>
    public static string PathOf(Command command)
    {
        Command? above = command.Parents.OfType<Command>().FirstOrDefault();
        return above is null ? "edgenode" : $"{PathOf(above)} {command.Name}";
    }

    // Where a fault is; 'edgenode: ' stands before it already.
    private static string PlaceOf(Command command)
    {
        string[] path = PathOf(command).Split(' ');
        return path.Length == 1 ? "" : string.Join(' ', path[1..]) + ": ";
    }

    private static string? Empty(CommandResult command)
    {
        return command.Children
            .Where(child => child.Tokens.Any(token => token.Value.Length == 0))
            .Select(child => child is OptionResult option ? option.Option.Name : ((ArgumentResult)child).Argument.Name)
            .Select(EmptyText)
            .FirstOrDefault();
    }

    private static string EmptyText(string name)
    {
        return $"{name}: found an empty text; allowed is one with something in it";
    }

    private static string? Unknown(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens.Count == 0)
        {
            return null;
        }

        Command command = parsed.CommandResult.Command;
        string token = parsed.UnmatchedTokens[0];
        bool isOption = token.StartsWith('-');
        string[] known = [.. isOption ? command.Options.Select(option => option.Name) : command.Subcommands.Select(sub => sub.Name)];
        string allowed = known.Length > 0 ? (isOption ? "" : "one of ") + string.Join(", ", known)
            : command.Arguments.Count > 0 ? $"one {command.Arguments[0].Name}"
            : "options only";
        string? near = NearestName.To(token, known);
        return $"{PlaceOf(command)}found '{FoundText.Of(token)}'; {(near is null ? $"allowed: {allowed}" : $"did you mean {near}?")}";
    }

    private static string? NoCommand(Command command)
    {
        return command.Action is null && command.Subcommands.Count > 0
            ? $"{PlaceOf(command)}found no command; allowed: {string.Join(", ", command.Subcommands.Select(sub => sub.Name))}"
            : null;
    }

    private static string? OfAnOption(CommandResult command)
    {
        foreach (OptionResult given in command.Children.OfType<OptionResult>().Where(given => !given.Implicit && given.Option.Arity.MinimumNumberOfValues > 0))
        {
            string name = given.Option.Name;
            if (given.IdentifierTokenCount > 1 && given.Option.Arity.MaximumNumberOfValues == 1)
            {
                return $"{name}: found {given.IdentifierTokenCount} times; allowed is once";
            }

            if (given.Tokens.Count == 0)
            {
                return $"{name}: found no value; allowed is {name} {given.Option.HelpName}";
            }
        }

        return null;
    }

    private static string? Missing(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        string[] needed = [.. command.Options.Where(option => option.Required).Select(option => option.Name)];
        string[] missing = [.. command.Options.Where(option => option.Required && parsed.GetResult(option) is not { Tokens.Count: > 0 }).Select(option => option.Name)];
        if (missing.Length > 0)
        {
            return $"{PlaceOf(command)}found no {string.Join(", ", missing)}; needed: {string.Join(", ", needed)}";
        }

        return command.Arguments.FirstOrDefault(argument => argument.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(argument) is not { Tokens.Count: > 0 }) is { } left
            ? $"{PlaceOf(command)}found no {left.Name}; allowed is {PathOf(command)} {left.Name}"
            : null;
    }
}
