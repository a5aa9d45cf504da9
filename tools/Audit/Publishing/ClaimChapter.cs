using System.Text;

namespace EdgeNode.Audit;

/// <summary>The claims as <c>PRIVACY.md</c> shows them: what is promised, what would refute it, and the tests, folded.</summary>
public static class ClaimChapter
{
    /// <summary>The page, from the root of the tree.</summary>
    public const string Page = "PRIVACY.md";

    /// <summary>The line above the chapter.</summary>
    public const string Start = $"<!-- Written from {ClaimFile.Name} by: ./edgenode audit claims -->";

    /// <summary>The line below the chapter.</summary>
    public const string End = "<!-- End of what is written from claims.json -->";

    private const int Columns = 130;

    /// <summary>Puts the claims into the page, between the two lines.</summary>
    /// <param name="page">The text of the page; its line ends are kept.</param>
    /// <param name="claims">The claims, in order.</param>
    /// <exception cref="AuditException">The two lines do not stand there once each, in this order.</exception>
    public static string Put(string page, IReadOnlyList<Claim> claims)
    {
        int start = page.IndexOf(Start, StringComparison.Ordinal);
        int end = page.IndexOf(End, StringComparison.Ordinal);
        if (start < 0 || end < start || page.LastIndexOf(Start, StringComparison.Ordinal) != start || page.LastIndexOf(End, StringComparison.Ordinal) != end)
        {
            throw new AuditException($"{Page}: found no place for the claims; allowed is one line '{Start}', and below it one line '{End}'");
        }

        string lineEnd = page.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        string chapter = Write(claims).ReplaceLineEndings(lineEnd);
        return page[..(start + Start.Length)] + lineEnd + lineEnd + chapter + page[end..];
    }

    private static string Write(IReadOnlyList<Claim> claims)
    {
        StringBuilder chapter = new();
        foreach (Claim claim in claims)
        {
            string refuted = char.ToLowerInvariant(claim.RefutedBy[0]) + claim.RefutedBy[1..^1];
            chapter.Append($"### {claim.Id}\n\n");
            chapter.Append(Wrapped($"**{claim.Text[..^1]}** [{claim.Id}].")).Append("\n\n");
            chapter.Append(Wrapped($"*It would be refuted by:* {refuted} [{claim.Id}].")).Append("\n\n");
            chapter.Append($"<details><summary>{claim.Tests.Count} {(claim.Tests.Count == 1 ? "test" : "tests")} [{claim.Id}]</summary>\n\n");
            foreach (NamedTest test in claim.Tests)
            {
                chapter.Append($"- `{test}`\n");
            }

            chapter.Append("\n</details>\n\n");
        }

        return chapter.ToString();
    }

    private static string Wrapped(string text)
    {
        StringBuilder lines = new();
        int column = 0;
        foreach (string word in text.Split(' '))
        {
            bool isFirst = lines.Length == 0;
            bool isBroken = !isFirst && column + 1 + word.Length > Columns;
            lines.Append(isFirst ? "" : isBroken ? "\n" : " ").Append(word);
            column = isFirst || isBroken ? word.Length : column + 1 + word.Length;
        }

        return lines.ToString();
    }
}
