using System.Globalization;
using System.Text;
using EdgeNode.Policies;

namespace EdgeNode.Boards;

/// <summary>
/// Whether the quoted texts of a policy are what they look like: letters of one script (UTS #39, highly restrictive), each in the form
/// of its own. Another script's text as a whole may still look like one in Latin.
/// </summary>
public static class PolicyLettering
{
    private const string AllowedMix = "letters of one script in a text, or Latin with Japanese, Chinese or Korean";

    /// <summary>Finds the first fault by line.</summary>
    /// <param name="policy">A policy that a box would take.</param>
    /// <returns>Null where there is none.</returns>
    public static LetteringFault? Find(Policy policy)
    {
        string[] lines = Encoding.UTF8.GetString(policy.Text).Split('\n');
        (string Statement, string Text)[] texts =
        [
            ("policy", policy.Title), ("purpose", policy.Purpose), ("basis", policy.Basis), ("controller", policy.Controller),
            ("contact", policy.Contact), ("access", policy.Access),
        ];
        return texts
            .Select(text => Find(text.Text) is { } fault ? new LetteringFault(LineOf(lines, text.Statement), $"{text.Statement} with {fault.Found}", fault.Allowed) : null)
            .OfType<LetteringFault>()
            .MinBy(fault => fault.Line);
    }

    private static int LineOf(string[] lines, string statement)
    {
        return 1 + Array.FindIndex(lines, line => line.TrimStart(' ').StartsWith(statement + " ", StringComparison.Ordinal));
    }

    private static (string Found, string Allowed)? Find(string quoted)
    {
        Rune[] text = [.. quoted.EnumerateRunes()];
        return FindUnknown(text) ?? FindLoneMark(text) ?? FindOtherForm(text) ?? FindMix(text);
    }

    private static (string Found, string Allowed)? FindUnknown(Rune[] text)
    {
        foreach (Rune character in text)
        {
            if (UnicodeTable.Default.ScriptsOf(character).Count == 0)
            {
                return (Notation(character), "characters of Unicode 15.0");
            }

            if (UnicodeTable.Default.IsOfAnotherFont(character))
            {
                return ($"{Notation(character)}, a letter of another font", "the letter itself");
            }
        }

        return null;
    }

    // It would be drawn over the quote.
    private static (string Found, string Allowed)? FindLoneMark(Rune[] text)
    {
        return Rune.GetUnicodeCategory(text[0]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark
            ? ($"{Notation(text[0])}, a mark, at its start", "a letter before each mark")
            : null;
    }

    // The shortest part and the marks that follow, so that the message shows no more than it has to.
    private static (string Found, string Allowed)? FindOtherForm(Rune[] text)
    {
        for (int length = 1; length <= text.Length && !ComposedForm.Of(text).SequenceEqual(text); length++)
        {
            for (int start = 0; start + length <= text.Length; start++)
            {
                Rune[] part = text[start..(start + length)];
                if (!ComposedForm.Of(part).SequenceEqual(part))
                {
                    part = [.. part, .. text[(start + length)..].TakeWhile(mark => UnicodeTable.Default.ClassOf(mark.Value) > 0)];
                    return (Notation(part), $"{Notation(ComposedForm.Of(part))} in its place, which looks the same");
                }
            }
        }

        return null;
    }

    private static (string Found, string Allowed)? FindMix(Rune[] text)
    {
        return ScriptMix.FindOdd(text) is { } pair ? ($"{WithScript(pair.Odd)} beside {WithScript(pair.Before)}", AllowedMix) : null;
    }

    private static string WithScript(Rune letter)
    {
        return $"{Notation(letter)} ({string.Join(", ", UnicodeTable.Default.ScriptsOf(letter).Select(name => name.Replace('_', ' ')))})";
    }

    private static string Notation(params IEnumerable<Rune> text)
    {
        return string.Join(' ', text.Select(character => string.Create(CultureInfo.InvariantCulture, $"U+{character.Value:X4}")));
    }
}
