using System.Text.RegularExpressions;

namespace EdgeNode.Audit.Tests;

/// <summary>PRIVACY.md as sentences, each with the heading that it stands under.</summary>
internal static partial class PrivacyPage
{
    /// <summary>Marks a sentence or a heading whose content nothing holds.</summary>
    public const string NotClaimed = "not claimed";

    /// <summary>
    /// Reads the sentences of a Markdown text: paragraphs and list items. Left out are diagrams, link targets, what is not shown
    /// (comments and the tags that fold a list), and entries of the contents, which say what a heading of the text says.
    /// </summary>
    public static IEnumerable<(string Heading, string Sentence)> Sentences(string markdown)
    {
        string heading = "";
        HashSet<string> entries = [.. new MarkdownPage(markdown).Headings.Select(one => $"- [{one.Words}](#{one.Anchor})")];
        foreach (string block in Blocks(NotShown().Replace(markdown, "")).Where(block => !entries.Contains(block.Trim())))
        {
            if (block.StartsWith('#'))
            {
                heading = block.TrimStart('#').Trim();
            }
            else if (!block.StartsWith("    ", StringComparison.Ordinal) && !LinkTarget().IsMatch(block))
            {
                foreach (string sentence in SentenceEnd().Split(block.ReplaceLineEndings(" ")))
                {
                    yield return (heading, sentence.Trim());
                }
            }
        }
    }

    /// <summary>The claims that a text points to.</summary>
    public static IEnumerable<string> ClaimsIn(string text)
    {
        return Mark().Matches(text).SelectMany(mark => ClaimName().Matches(mark.Value)).Select(name => name.Value);
    }

    /// <summary>The text without its marks.</summary>
    public static string WithoutMarks(string text)
    {
        return Mark().Replace(text, "");
    }

    /// <summary>Whether a block is an item that names a test, and says nothing else.</summary>
    public static bool IsNameOfTest(string block)
    {
        return TestItem().IsMatch(block);
    }

    // An item of a list is a block of its own, and so is a heading.
    private static IEnumerable<string> Blocks(string markdown)
    {
        return BlockEnd().Split(markdown.ReplaceLineEndings("\n")).Where(block => block.Trim().Length > 0);
    }

    [GeneratedRegex(@"\n\s*\n|\n(?=- |\d+\. |#)|(?<=^#[^\n]*|\n#[^\n]*)\n")]
    private static partial Regex BlockEnd();

    // What begins with a quotation, a number or a link is a sentence too.
    [GeneratedRegex(@"(?<=[.!?][*)""]*)\s+(?=[^a-z\s])")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"<!--.*?-->|</?(?:details|summary)>", RegexOptions.Singleline)]
    private static partial Regex NotShown();

    [GeneratedRegex(@"^\[[^\]]+\]: ")]
    private static partial Regex LinkTarget();

    [GeneratedRegex(@"\s*\[C\d+(?:(?:, | to )C\d+)*\]")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^- `tests/\w+: \w+\.\w+`$")]
    private static partial Regex TestItem();

    [GeneratedRegex(@"C\d+")]
    private static partial Regex ClaimName();
}
