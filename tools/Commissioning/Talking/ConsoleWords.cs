namespace EdgeNode.Commissioning;

/// <summary>The words of a box's console, from what the box itself says of them: its <c>help</c> and its <c>show</c>.</summary>
public sealed class ConsoleWords
{
    // A locked box has no help, and takes these.
    private static readonly string[] OfLockedBox = ["status", "version", "unlock", "factory-reset yes"];

    // 'show' goes on with what no 'set' changes.
    private const string FirstDocument = "policy";
    private const string SetByCertificate = "certificate";

    private readonly IReadOnlyList<string> _lines;

    private ConsoleWords(IEnumerable<string> lines)
    {
        _lines = [.. lines.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Reads the words.</summary>
    /// <param name="help">The answer to <c>help</c>.</param>
    /// <param name="show">The answer to <c>show</c>.</param>
    public static ConsoleWords Of(BoxAnswer help, BoxAnswer show)
    {
        return help.IsOk ? new ConsoleWords([.. help.Lines.SelectMany(OfHelp), .. Settings(show).Select(name => $"set {name} ")]) : new ConsoleWords(OfLockedBox);
    }

    /// <summary>The lines that a beginning can become: as far as its last word goes.</summary>
    /// <param name="typed">What was typed.</param>
    public IReadOnlyList<string> Complete(string typed)
    {
        // Word by word: after 'se' comes 'set', and all its settings only after that.
        int words = typed.Count(letter => letter == ' ') + 1;
        return [.. _lines.Where(line => line.StartsWith(typed, StringComparison.Ordinal)).Select(line => UpTo(line, words)).Distinct(StringComparer.Ordinal)];
    }

    // Such as 'ca add|list|remove N   the roots ...': a command, and perhaps words to choose from.
    private static IEnumerable<string> OfHelp(string line)
    {
        string[] words = line.Split("  ", 2)[0].Split(' ');
        string[] choices = words.Length > 1 ? [.. words[1].Trim('[', ']').Split('|').Where(word => word.Length > 0 && word.All(letter => letter is (>= 'a' and <= 'z') or '-'))] : [];
        bool goesOn = words.Length > 1 && choices.Length == 0;
        return choices.Length > 0 ? choices.Select(choice => $"{words[0]} {choice}").Prepend(words[0]) : [goesOn ? words[0] + " " : words[0]];
    }

    private static IEnumerable<string> Settings(BoxAnswer show)
    {
        return show.Lines.Select(line => line.Split(':')[0]).TakeWhile(name => name != FirstDocument).Where(name => name != SetByCertificate);
    }

    private static string UpTo(string line, int words)
    {
        int end = -1;
        for (int word = 0; word < words; word++)
        {
            end = line.IndexOf(' ', end + 1);
            if (end < 0)
            {
                return line;
            }
        }

        return line[..(end + 1)];
    }
}
