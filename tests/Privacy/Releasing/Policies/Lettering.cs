using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EdgeNode.Privacy.Tests.Releasing;

/// <summary>Which letters a policy may have, by what .NET knows of UTF-8 and of Unicode; for <see cref="SecondReader"/>.</summary>
internal static partial class Lettering
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Default_Ignorable_Code_Point where the general category does not say so; .NET does not know that property.
    private static readonly (int First, int Last)[] Ignorable =
    [
        (0x034f, 0x034f), (0x115f, 0x1160), (0x17b4, 0x17b5), (0x180b, 0x180f), (0x2060, 0x206f), (0x3164, 0x3164), (0xfe00, 0xfe0f), (0xffa0, 0xffa0),
        (0xfff0, 0xfff8), (0xe0000, 0xe0fff),
    ];

    /// <returns>The text, or null where it is no UTF-8.</returns>
    public static string? Decode(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Whether a line has ASCII outside quotes and nothing unseen.</summary>
    public static bool IsAllowed(string line)
    {
        string outside = line.TrimStart(' ').StartsWith('#') ? line : Quotes().Replace(line, "");
        return outside.All(letter => letter is >= ' ' and <= '~') && line.EnumerateRunes().All(rune => IsSeen(rune.Value));
    }

    /// <summary>Whether a reader sees a character, or a space in its place.</summary>
    public static bool IsSeen(int codePoint)
    {
        return CharUnicodeInfo.GetUnicodeCategory(codePoint) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            && !Ignorable.Any(range => codePoint >= range.First && codePoint <= range.Last)
            && codePoint % 0x10000 < 0xfffe
            && codePoint is < 0xfdd0 or > 0xfdef;
    }

    [GeneratedRegex("\"[^\"]*(\"|$)")]
    private static partial Regex Quotes();
}
