using System.Text.RegularExpressions;

namespace EdgeNode.Audit.Tests;

/// <summary>A Markdown page as GitHub links it: its headings with their anchors, and its links.</summary>
internal sealed partial class MarkdownPage
{
    private readonly string[] _lines;

    public MarkdownPage(string text)
    {
        _lines = [.. WithoutCode(text.ReplaceLineEndings("\n").Split('\n'))];
        Dictionary<string, int> seen = [];
        foreach (Match heading in _lines.Select(line => HeadingPattern().Match(line)).Where(match => match.Success))
        {
            string words = heading.Groups["words"].Value;
            string anchor = AnchorOf(words);
            int before = seen.GetValueOrDefault(anchor);
            seen[anchor] = before + 1;
            Headings.Add((heading.Groups["level"].Length, words, before == 0 ? anchor : $"{anchor}-{before}"));
        }
    }

    /// <summary>The headings in order: level from 1 on, words, and the anchor under which GitHub finds it.</summary>
    public List<(int Level, string Words, string Anchor)> Headings { get; } = [];

    /// <summary>How many lines the page has.</summary>
    public int Length => _lines.Length;

    /// <summary>Targets of the links and pictures in the first lines.</summary>
    public IEnumerable<string> Links(int lines = int.MaxValue)
    {
        // A link may run over the end of a line.
        string text = string.Join('\n', _lines.Take(lines));
        return LinkPattern().Matches(InlineCode().Replace(text, "")).Select(link => link.Groups["to"].Value);
    }

    /// <summary>The anchor of a heading: lower case, without marks of punctuation, with a hyphen for each space.</summary>
    public static string AnchorOf(string words)
    {
        string shown = LinkInHeading().Replace(words, "${text}").ToLowerInvariant();
        return string.Concat(shown.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');
    }

    // What is code is no link and no heading; its lines stay, so that lines can be counted.
    private static IEnumerable<string> WithoutCode(string[] lines)
    {
        bool isFenced = false;
        foreach (string line in lines)
        {
            bool isFence = line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            yield return isFence || isFenced || line.StartsWith("    ", StringComparison.Ordinal) ? "" : line;
            isFenced ^= isFence;
        }
    }

    [GeneratedRegex(@"^(?<level>#{1,6}) +(?<words>.*?) *$")]
    private static partial Regex HeadingPattern();

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)|^\[[^\]]+\]: (?<to>\S+)", RegexOptions.Multiline)]
    private static partial Regex LinkPattern();

    [GeneratedRegex(@"\[(?<text>[^\]]*)\]\([^)]*\)")]
    private static partial Regex LinkInHeading();

    [GeneratedRegex("`[^`\n]*`(?!\\]\\()")]
    private static partial Regex InlineCode();
}
