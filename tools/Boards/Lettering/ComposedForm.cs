using System.Text;

namespace EdgeNode.Boards;

/// <summary>Normalization Form C (UAX #15): each letter with its marks in the one form that Unicode prefers, over Unicode 15.0.0.</summary>
internal static class ComposedForm
{
    // Hangul syllables are computed (The Unicode Standard, section 3.12).
    private const int FirstSyllable = 0xac00;
    private const int FirstLead = 0x1100;
    private const int FirstVowel = 0x1161;
    private const int BeforeFirstTrail = 0x11a7;
    private const int LeadCount = 19;
    private const int VowelCount = 21;
    private const int TrailCount = 28;
    private const int SyllableCount = LeadCount * VowelCount * TrailCount;

    /// <summary>The composed form of a text.</summary>
    public static Rune[] Of(ReadOnlySpan<Rune> text)
    {
        List<int> codePoints = [];
        foreach (Rune character in text)
        {
            Decompose(character.Value, codePoints);
        }

        Order(codePoints);
        Compose(codePoints);
        return [.. codePoints.Select(codePoint => new Rune(codePoint))];
    }

    private static void Decompose(int codePoint, List<int> into)
    {
        int syllable = codePoint - FirstSyllable;
        if (syllable is >= 0 and < SyllableCount)
        {
            into.Add(FirstLead + (syllable / (VowelCount * TrailCount)));
            into.Add(FirstVowel + (syllable / TrailCount % VowelCount));
            if (syllable % TrailCount > 0)
            {
                into.Add(BeforeFirstTrail + (syllable % TrailCount));
            }
        }
        else if (UnicodeTable.Default.SequenceOf(codePoint) is { } sequence)
        {
            foreach (int part in sequence)
            {
                Decompose(part, into);
            }
        }
        else
        {
            into.Add(codePoint);
        }
    }

    // Marks of one letter by their class; those of one class stay as they are.
    private static void Order(List<int> codePoints)
    {
        for (int i = 1; i < codePoints.Count; i++)
        {
            int combining = UnicodeTable.Default.ClassOf(codePoints[i]);
            for (int at = i; combining > 0 && at > 0 && UnicodeTable.Default.ClassOf(codePoints[at - 1]) > combining; at--)
            {
                (codePoints[at - 1], codePoints[at]) = (codePoints[at], codePoints[at - 1]);
            }
        }
    }

    private static void Compose(List<int> codePoints)
    {
        int starter = -1;
        int lastClass = 0;
        for (int i = 0; i < codePoints.Count;)
        {
            int combining = UnicodeTable.Default.ClassOf(codePoints[i]);
            bool isBlocked = starter >= 0 && i > starter + 1 && lastClass >= combining;
            if (starter >= 0 && !isBlocked && Pair(codePoints[starter], codePoints[i]) is { } letter)
            {
                codePoints[starter] = letter;
                codePoints.RemoveAt(i);
                continue;
            }

            if (combining == 0)
            {
                starter = i;
            }

            lastClass = combining;
            i++;
        }
    }

    private static int? Pair(int first, int second)
    {
        int lead = first - FirstLead;
        int vowel = second - FirstVowel;
        int syllable = first - FirstSyllable;
        int trail = second - BeforeFirstTrail;
        return lead is >= 0 and < LeadCount && vowel is >= 0 and < VowelCount ? FirstSyllable + (((lead * VowelCount) + vowel) * TrailCount)
            : syllable is >= 0 and < SyllableCount && syllable % TrailCount == 0 && trail is > 0 and < TrailCount ? first + trail
            : UnicodeTable.Default.LetterOf(first, second);
    }
}
