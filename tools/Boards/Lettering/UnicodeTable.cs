using System.Globalization;
using System.Text;

namespace EdgeNode.Boards;

/// <summary>
/// What is needed of Unicode 15.0.0, from <c>unicode-15.0.0.txt</c> beside this file. .NET's own API knows no scripts, and under
/// InvariantGlobalization it takes every text for normalized.
/// </summary>
internal sealed class UnicodeTable
{
    private const string Resource = "unicode-15.0.0.txt";

    private static readonly Lazy<UnicodeTable> OnlyOne = new(Read);

    private readonly Dictionary<int, string[]> _scripts = [];
    private readonly Dictionary<int, int> _classes = [];
    private readonly Dictionary<int, int[]> _sequences = [];
    private readonly Dictionary<(int First, int Second), int> _letters = [];
    private readonly HashSet<int> _otherFonts = [];

    public static UnicodeTable Default => OnlyOne.Value;

    /// <summary>The scripts that use a character (Script_Extensions), by their long names; none for one that Unicode 15.0.0 does not have.</summary>
    public IReadOnlyList<string> ScriptsOf(Rune character)
    {
        return _scripts.GetValueOrDefault(character.Value, []);
    }

    /// <summary>Canonical_Combining_Class, 0 to 254.</summary>
    public int ClassOf(int codePoint)
    {
        return _classes.GetValueOrDefault(codePoint);
    }

    /// <summary>The one or two code points that a character stands for, or null where it stands for itself.</summary>
    public int[]? SequenceOf(int codePoint)
    {
        return _sequences.GetValueOrDefault(codePoint);
    }

    /// <summary>The letter that stands for two code points, or null where there is none.</summary>
    public int? LetterOf(int first, int second)
    {
        return _letters.TryGetValue((first, second), out int letter) ? letter : null;
    }

    /// <summary>Whether it is a letter or digit in another font, which Unicode counts to no script.</summary>
    public bool IsOfAnotherFont(Rune character)
    {
        return _otherFonts.Contains(character.Value);
    }

    private static UnicodeTable Read()
    {
        UnicodeTable table = new();
        using Stream stream = typeof(UnicodeTable).Assembly.GetManifestResourceStream(Resource)!;
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                table.Add(line.Split(' '));
            }
        }

        return table;
    }

    private void Add(string[] words)
    {
        switch (words[0])
        {
            case "script":
                string[] names = words[1].Split('+');
                AddEach(words[2..], codePoint => _scripts.Add(codePoint, names));
                break;
            case "class":
                int combining = int.Parse(words[1], CultureInfo.InvariantCulture);
                AddEach(words[2..], codePoint => _classes.Add(codePoint, combining));
                break;
            case "font":
                AddEach(words[1..], codePoint => _otherFonts.Add(codePoint));
                break;
            default:
                foreach (string word in words[1..])
                {
                    AddSequence(word, composes: words[0] == "letter");
                }

                break;
        }
    }

    private void AddSequence(string word, bool composes)
    {
        string[] sides = word.Split('=');
        int letter = CodePoint(sides[0]);
        int[] sequence = [.. sides[1].Split('+').Select(CodePoint)];
        _sequences.Add(letter, sequence);
        if (composes)
        {
            _letters.Add((sequence[0], sequence[1]), letter);
        }
    }

    private static void AddEach(string[] ranges, Action<int> add)
    {
        foreach (string range in ranges)
        {
            string[] ends = range.Split('-');
            for (int codePoint = CodePoint(ends[0]); codePoint <= CodePoint(ends[^1]); codePoint++)
            {
                add(codePoint);
            }
        }
    }

    private static int CodePoint(string text)
    {
        return int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }
}
