namespace EdgeNode.Audit.Tests;

/// <summary>The claims of this tree.</summary>
[TestClass]
public sealed class ClaimTests
{
    private static readonly IReadOnlyList<Claim> Claims = ClaimFile.Read(SourceTree.Root);

    [TestMethod]
    public void There_are_twelve_claims_numbered_in_order()
    {
        CollectionAssert.AreEqual(Enumerable.Range(1, 12).Select(number => $"C{number}").ToArray(), Claims.Select(claim => claim.Id).ToArray());
    }

    [TestMethod]
    public void Each_test_that_a_claim_names_is_there()
    {
        foreach (Claim claim in Claims)
        {
            Assert.IsNotEmpty(claim.Tests, claim.Id);
            foreach (NamedTest test in claim.Tests)
            {
                Assert.IsTrue(NamedTests.Exists(test), $"{claim.Id}: {test}");
            }
        }
    }

    [TestMethod]
    public void Each_claim_says_what_would_refute_it_and_what_was_tried()
    {
        foreach (Claim claim in Claims)
        {
            Assert.AreNotEqual("", claim.Text, claim.Id);
            Assert.AreNotEqual("", claim.RefutedBy, claim.Id);
            Assert.AreNotEqual("", claim.Tried, claim.Id);
        }
    }
}
