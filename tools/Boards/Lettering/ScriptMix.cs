using System.Text;

namespace EdgeNode.Boards;

/// <summary>
/// Whether a text is "highly restrictive" (UTS #39, section 5.2): of one script, or of Latin with one of the three ways in which
/// Japanese, Chinese and Korean mix theirs.
/// </summary>
internal static class ScriptMix
{
    private const string Latin = "Latin";

    // The augmented script sets of UTS #39, section 5.1.
    private static readonly string[] EastAsian = ["Japanese", "Han with Bopomofo", "Korean"];

    /// <summary>Finds two characters that do not go together.</summary>
    /// <returns>The later character and the earlier one, or null where all go together.</returns>
    public static (Rune Odd, Rune Before)? FindOdd(Rune[] text)
    {
        Rune[] letters = [.. text.Where(HasScript)];
        for (int count = 2; count <= letters.Length; count++)
        {
            if (!GoTogether(letters.AsSpan(0, count)))
            {
                Rune odd = letters[count - 1];
                Rune before = letters.AsSpan(0, count - 1).ToArray().FirstOrDefault(letter => !GoTogether([letter, odd]), letters[count - 2]);
                return (odd, before);
            }
        }

        return null;
    }

    // Digits, punctuation and most marks belong to all scripts.
    private static bool HasScript(Rune character)
    {
        return UnicodeTable.Default.ScriptsOf(character) is not (["Common"] or ["Inherited"]);
    }

    private static bool GoTogether(ReadOnlySpan<Rune> letters)
    {
        HashSet<string> shared = AugmentedSetOf(letters[0]);
        HashSet<string> mixes = [.. EastAsian];
        foreach (Rune letter in letters)
        {
            HashSet<string> scripts = AugmentedSetOf(letter);
            shared.IntersectWith(scripts);
            if (!scripts.Contains(Latin))
            {
                mixes.IntersectWith(scripts);
            }
        }

        return shared.Count > 0 || mixes.Count > 0;
    }

    private static HashSet<string> AugmentedSetOf(Rune letter)
    {
        HashSet<string> scripts = [.. UnicodeTable.Default.ScriptsOf(letter)];
        string[] added = [.. scripts.SelectMany(script => script switch
        {
            "Han" => EastAsian,
            "Hiragana" or "Katakana" => [EastAsian[0]],
            "Bopomofo" => [EastAsian[1]],
            "Hangul" => [EastAsian[2]],
            _ => Array.Empty<string>(),
        })];
        scripts.UnionWith(added);
        return scripts;
    }
}
