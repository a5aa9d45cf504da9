namespace EdgeNode.Audit.Tests;

/// <summary>PRIVACY.md and THREATS.md promise no more than the claims, and the claims' own words.</summary>
[TestClass]
public sealed class PrivacyPageTests
{
    private const string AllClaims = "all claims";

    private static readonly string Page = File.ReadAllText(Path.Combine(SourceTree.Root, "PRIVACY.md"));
    private static readonly IReadOnlyList<Claim> Claims = ClaimFile.Read(SourceTree.Root);

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
    [DataRow("## A promise\n\nOne is held [C1]. `edgenode` sees nobody.", "`edgenode` sees nobody.")]
    [DataRow("## A promise\n\nOne is held (so it is said [C1].) 12 of 12 hold.", "12 of 12 hold.")]
    [DataRow("## A promise\n\n- `tests/Privacy: DoorTests.No_field` shows that nobody is seen.", "- `tests/Privacy: DoorTests.No_field` shows that nobody is seen.")]
    [DataRow("## A promise\n\n<!-- Held [C1]. --> Nobody is seen. <!-- Held [C1]. -->", "Nobody is seen.")]
    [DataRow("## A promise\n\n<details><summary>Nobody is seen.</summary>\n\nHeld [C1].\n\n</details>", "Nobody is seen.")]
    [DataRow("## A promise\n\n- [Nobody is seen](#a-promise)\n- [A promise](#a-promise)", "- [Nobody is seen](#a-promise)")]
    [DataRow("## A promise\n\n- [A promise](#a-promise): nobody is seen.", "- [A promise](#a-promise): nobody is seen.")]
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
            string refuted = $"*It would be refuted by:* {char.ToLowerInvariant(claim.RefutedBy[0])}{claim.RefutedBy[1..]}";
            Assert.Contains(refuted, PrivacyPage.WithoutMarks(section.ReplaceLineEndings(" ")), claim.Id);
            string[] tests = [.. section.Split('\n').Where(line => line.StartsWith("- `", StringComparison.Ordinal)).Select(line => line[3..^1])];
            CollectionAssert.AreEqual(claim.Tests.Select(test => test.ToString()).ToArray(), tests, claim.Id);
        }
    }

    [TestMethod]
    [DataRow("PRIVACY.md")]
    [DataRow("THREATS.md")]
    public void No_page_points_to_a_claim_that_does_not_exist(string name)
    {
        string text = File.ReadAllText(Path.Combine(SourceTree.Root, name));
        string[] unknown = [.. PrivacyPage.ClaimsIn(text).Except(Claims.Select(claim => claim.Id))];
        Assert.IsEmpty(unknown, string.Join(", ", unknown));
    }

    [TestMethod]
    public void Each_threat_is_held_by_a_claim_or_said_to_be_held_by_nothing()
    {
        Assert.IsGreaterThan(20, Threats.Length);
        foreach ((string id, string heldBy) in Threats)
        {
            Assert.IsTrue(HoldingOf(heldBy).Any() || heldBy.StartsWith("nothing", StringComparison.Ordinal), id);
        }
    }

    [TestMethod]
    public void Each_threat_that_a_claim_holds_has_a_test_of_that_claim_and_no_other_threat_has_one()
    {
        Dictionary<string, NamedTest> tests = File.ReadLines(Path.Combine(SourceTree.Root, "THREATS.md"))
            .Where(line => line.StartsWith("- ", StringComparison.Ordinal) && line.Contains("`tests/", StringComparison.Ordinal))
            .Select(line => line[2..].Trim('`').Split(": `", 2))
            .ToDictionary(parts => parts[0], parts => NamedTest.Parse(parts[1])!);
        CollectionAssert.AreEqual(Threats.Where(threat => HoldingOf(threat.HeldBy).Any()).Select(threat => threat.Id).ToArray(), tests.Keys.ToArray());
        foreach ((string id, string heldBy) in Threats.Where(threat => tests.ContainsKey(threat.Id)))
        {
            bool isOfAClaim = HoldingOf(heldBy).Any(claim => claim.Tests.Contains(tests[id]));
            Assert.IsTrue(isOfAClaim || (heldBy == AllClaims && NamedTests.Exists(tests[id])), $"{id}: {tests[id]}");
        }
    }

    private static (string Id, string HeldBy)[] Threats => [.. File.ReadLines(Path.Combine(SourceTree.Root, "THREATS.md"))
        .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
        .Where(cells => cells.Length == 4 && cells[0].Contains(": ", StringComparison.Ordinal))
        .Select(cells => (cells[0].Split(": ")[0], cells[2]))];

    // "C9 for one detection; nothing for habits" is held by C9.
    private static IEnumerable<Claim> HoldingOf(string heldBy)
    {
        return heldBy == AllClaims ? Claims : Claims.Where(claim => heldBy.Split(", ").Any(held => held.Split(' ')[0] == claim.Id));
    }

    private static bool IsCovered(string heading, string sentence)
    {
        return heading.Contains(PrivacyPage.NotClaimed, StringComparison.OrdinalIgnoreCase)
            || sentence.Contains(PrivacyPage.NotClaimed, StringComparison.OrdinalIgnoreCase)
            || PrivacyPage.ClaimsIn(sentence).Any()
            || PrivacyPage.IsNameOfTest(sentence);
    }

    private static string Section(string heading)
    {
        int start = Page.IndexOf(heading, StringComparison.Ordinal);
        Assert.IsGreaterThanOrEqualTo(0, start, heading);
        int end = Page.IndexOf("\n#", start + heading.Length, StringComparison.Ordinal);
        return Page[start..(end < 0 ? Page.Length : end)];
    }
}
