namespace EdgeNode.Audit.Tests;

/// <summary>PRIVACY.md and THREATS.md promise no more than the claims, and the claims' own words.</summary>
[TestClass]
public sealed class PrivacyPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Checkout.Root, "PRIVACY.md"));
    private static readonly IReadOnlyList<Claim> Claims = ClaimFile.Read(Checkout.Root);

    [TestMethod]
    public void Every_sentence_points_to_a_claim_or_says_that_it_is_not_claimed()
    {
        string[] bare = [.. PrivacyPage.Sentences(Page).Where(at => !IsCovered(at.Heading, at.Sentence)).Select(at => at.Sentence)];
        Assert.IsEmpty(bare, string.Join('\n', bare));
    }

    [TestMethod]
    [DataRow("## A promise\n\nNobody is ever seen.", "Nobody is ever seen.")]
    [DataRow("## A promise\n\nOne is held [C1]. Another is not.\n", "Another is not.")]
    [DataRow("## A promise\n\n- Held [C1].\n- Not held.\n", "- Not held.")]
    [DataRow("## Not claimed: all of it\n\nHabits.\n\n## A promise\n\nNone.", "None.")]
    public void A_bare_sentence_is_found(string page, string bare)
    {
        string[] found = [.. PrivacyPage.Sentences(page).Where(at => !IsCovered(at.Heading, at.Sentence)).Select(at => at.Sentence)];
        CollectionAssert.AreEqual(new[] { bare }, found);
    }

    [TestMethod]
    public void Each_claim_stands_there_in_its_own_words_with_all_its_tests()
    {
        foreach (Claim claim in Claims)
        {
            string section = Section($"### {claim.Id}\n");
            Assert.Contains($"**{claim.Text[..^1]}**.", PrivacyPage.WithoutMarks(section.ReplaceLineEndings(" ")), claim.Id);
            string[] tests = [.. section.Split('\n').Where(line => line.StartsWith("- `", StringComparison.Ordinal)).Select(line => line[3..^1])];
            CollectionAssert.AreEqual(claim.Tests.Select(test => test.ToString()).ToArray(), tests, claim.Id);
        }
    }

    [TestMethod]
    [DataRow("PRIVACY.md")]
    [DataRow("THREATS.md")]
    public void No_page_points_to_a_claim_that_does_not_exist(string name)
    {
        string text = File.ReadAllText(Path.Combine(Checkout.Root, name));
        string[] unknown = [.. PrivacyPage.ClaimsIn(text).Except(Claims.Select(claim => claim.Id))];
        Assert.IsEmpty(unknown, string.Join(", ", unknown));
    }

    [TestMethod]
    public void Each_threat_is_held_by_a_claim_or_said_to_be_held_by_nothing()
    {
        string[][] threats = [.. File.ReadLines(Path.Combine(Checkout.Root, "THREATS.md"))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 4 && cells[0].Contains(": ", StringComparison.Ordinal))];
        Assert.IsGreaterThan(20, threats.Length);
        foreach (string[] cells in threats)
        {
            bool isHeld = cells[2].Split(", ").Any(held => Claims.Any(claim => held.StartsWith(claim.Id, StringComparison.Ordinal)));
            Assert.IsTrue(isHeld || cells[2].StartsWith("nothing", StringComparison.Ordinal) || cells[2] == "all claims", cells[0]);
        }
    }

    private static bool IsCovered(string heading, string sentence)
    {
        return heading.Contains(PrivacyPage.NotClaimed, StringComparison.OrdinalIgnoreCase)
            || sentence.Contains(PrivacyPage.NotClaimed, StringComparison.OrdinalIgnoreCase)
            || PrivacyPage.ClaimsIn(sentence).Any()
            || sentence.StartsWith("- `tests/", StringComparison.Ordinal);
    }

    private static string Section(string heading)
    {
        int start = Page.IndexOf(heading, StringComparison.Ordinal);
        Assert.IsGreaterThanOrEqualTo(0, start, heading);
        int end = Page.IndexOf("\n#", start + heading.Length, StringComparison.Ordinal);
        return Page[start..(end < 0 ? Page.Length : end)];
    }
}
