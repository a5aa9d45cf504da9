namespace EdgeNode.Flashing;

/// <summary>Writes a name so that it can be pasted into a shell and is there what it is here: one word, and nothing else.</summary>
public static class ShellWord
{
    private const string Bare = "-_./:=,@+";
    private const string BareOnWindows = Bare + "\\~";

    /// <summary>The word as it is, or in quotes where a shell would read something into it.</summary>
    /// <param name="word">A name without controls; on Windows one that <see cref="CanBeShown"/>.</param>
    public static string Of(string word)
    {
        string bare = OperatingSystem.IsWindows() ? BareOnWindows : Bare;
        return word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || bare.Contains(letter)) ? word
            : IsPlain(word) ? $"\"{word}\""
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }

    /// <summary>
    /// Whether there is a way to write a word that a shell reads as that word alone. On Windows cmd and PowerShell have no quotes in
    /// common but those in which both still read something into some characters.
    /// </summary>
    public static bool CanBeShown(string word)
    {
        return !OperatingSystem.IsWindows() || IsPlain(word);
    }

    // In double quotes these are no more than themselves, in any shell.
    private static bool IsPlain(string word)
    {
        string bare = OperatingSystem.IsWindows() ? BareOnWindows : Bare + "~";
        return word.All(letter => char.IsLetterOrDigit(letter) || letter == ' ' || bare.Contains(letter)) && !word.EndsWith('\\');
    }
}
