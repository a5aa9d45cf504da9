namespace EdgeNode.Audit.Tests;

/// <summary>The claims of PRIVACY.md are written from the file that the audit reads.</summary>
[TestClass]
public sealed class ClaimChapterTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(SourceTree.Root, ClaimChapter.Page));
    private static readonly IReadOnlyList<Claim> Claims = ClaimFile.Read(SourceTree.Root);

    [TestMethod]
    public void The_page_has_the_claims_the_refutations_and_the_tests_of_the_file()
    {
        Assert.AreEqual(ClaimChapter.Put(Page, Claims), Page, "run: ./edgenode audit claims");
    }

    [TestMethod]
    public void A_word_a_test_or_a_claim_more_or_less_in_the_file_is_another_page()
    {
        Claim first = Claims[0];
        NamedTest[] oneMore = [.. first.Tests, new NamedTest("tests/Small", "CounterTests", "It_counts_up")];
        foreach (Claim[] changed in new Claim[][]
        {
            [first with { Text = "Nobody is seen." }, .. Claims.Skip(1)],
            [first with { RefutedBy = "Somebody who is seen." }, .. Claims.Skip(1)],
            [first with { Tests = [.. first.Tests.Skip(1)] }, .. Claims.Skip(1)],
            [first with { Tests = oneMore }, .. Claims.Skip(1)],
            [.. Claims.SkipLast(1)],
        })
        {
            string page = ClaimChapter.Put(Page, changed);
            Assert.AreNotEqual(Page, page);
            Assert.AreEqual(Page, ClaimChapter.Put(page, Claims));
        }
    }

    [TestMethod]
    public void What_stands_around_the_claims_and_the_ends_of_lines_are_kept()
    {
        string page = $"Before.\r\n\r\n{ClaimChapter.Start}\r\nOld.\r\n{ClaimChapter.End}\r\n\r\nAfter.\r\n";
        string written = ClaimChapter.Put(page, Claims);
        Assert.StartsWith($"Before.\r\n\r\n{ClaimChapter.Start}\r\n\r\n### C1\r\n", written);
        Assert.EndsWith($"</details>\r\n\r\n{ClaimChapter.End}\r\n\r\nAfter.\r\n", written);
        Assert.DoesNotContain("Old.", written);
        Assert.DoesNotContain('\n', written.Replace("\r\n", "", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow(ClaimChapter.Start)]
    [DataRow(ClaimChapter.End)]
    [DataRow(ClaimChapter.End + "\n" + ClaimChapter.Start)]
    [DataRow(ClaimChapter.Start + "\n" + ClaimChapter.Start + "\n" + ClaimChapter.End)]
    [DataRow(ClaimChapter.Start + "\n" + ClaimChapter.End + "\n" + ClaimChapter.End)]
    public void A_page_without_one_place_for_the_claims_is_refused(string page)
    {
        AuditException refusal = Assert.ThrowsExactly<AuditException>(() => ClaimChapter.Put(page, Claims));
        Assert.StartsWith("PRIVACY.md: found no place for the claims; allowed is ", refusal.Message);
    }
}
