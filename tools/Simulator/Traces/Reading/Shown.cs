using System.Globalization;
using System.Text;

namespace EdgeNode.Simulator;

/// <summary>Text from a user's file, made fit for one line of a message.</summary>
internal static class Shown
{
    private const int GreatestLength = 60;

    /// <summary>Between quotes, shortened, with <c>?</c> for what is no letter, figure, sign or space: nothing that steers a terminal.</summary>
    public static string Quoted(string text)
    {
        StringBuilder printable = new();
        foreach (Rune letter in text.EnumerateRunes().Take(GreatestLength))
        {
            printable.Append(IsPrintable(letter) ? letter.ToString() : "?");
        }

        return $"'{printable}'{(text.Length > GreatestLength ? "..." : "")}";
    }

    /// <summary>Several texts, the first of them in full.</summary>
    public static string List(IReadOnlyList<string> texts, int greatest)
    {
        return string.Join(", ", texts.Take(greatest).Select(Quoted)) + (texts.Count > greatest ? $" and {texts.Count - greatest} more" : "");
    }

    private static bool IsPrintable(Rune letter)
    {
        return letter.Value == ' ' || (letter != Rune.ReplacementChar && Rune.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator));
    }
}
