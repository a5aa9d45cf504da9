using System.Text.Json;

namespace EdgeNode.Audit.Tests;

[TestClass]
public sealed class ClaimTests
{
    [TestMethod]
    public void There_are_twelve_claims_numbered_in_order()
    {
        using Stream text = typeof(Claim).Assembly.GetManifestResourceStream("EdgeNode.Audit.Claims.claims.json")!;
        using JsonDocument document = JsonDocument.Parse(text);
        string[] ids = [.. document.RootElement.GetProperty("claims").EnumerateArray().Select(claim => claim.GetProperty("id").GetString()!)];
        CollectionAssert.AreEqual(Enumerable.Range(1, 12).Select(number => $"C{number}").ToArray(), ids);
    }
}
