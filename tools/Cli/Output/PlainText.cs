using System.Globalization;
using System.Text;

namespace EdgeNode.Cli;

/// <summary>
/// Makes text fit for a terminal. Names of files, certificates and messages come from elsewhere, and may hold what a terminal obeys
/// or what shows another order of letters than there is.
/// </summary>
public static class PlainText
{
    /// <summary>
    /// Writes controls, invisible formats and halves of characters as <c>\uXXXX</c>, which is also how JSON has them. Line feeds and
    /// tabs stay.
    /// </summary>
    public static string Of(string text)
    {
        return Escaped(text, letter => letter is '\n' or '\t');
    }

    /// <summary>The same with line feeds and tabs escaped too, so that a name cannot make a line of its own.</summary>
    public static string OneLine(string text)
    {
        return Escaped(text, _ => false);
    }

    private static string Escaped(string text, Predicate<char> stays)
    {
        StringBuilder? escaped = null;
        for (int index = 0; index < text.Length;)
        {
            bool isWhole = Rune.TryGetRuneAt(text, index, out Rune rune);
            int length = isWhole ? rune.Utf16SequenceLength : 1;
            bool isFit = stays(text[index]) || (isWhole && IsFit(Rune.GetUnicodeCategory(rune)));
            if (!isFit)
            {
                escaped ??= new StringBuilder(text, 0, index, text.Length + 16);
                foreach (char unit in text.AsSpan(index, length))
                {
                    escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
                }
            }
            else
            {
                escaped?.Append(text, index, length);
            }

            index += length;
        }

        return escaped?.ToString() ?? text;
    }

    private static bool IsFit(UnicodeCategory category)
    {
        return category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
    }
}
