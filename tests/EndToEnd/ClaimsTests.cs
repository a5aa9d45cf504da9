using EdgeNode.Audit;

namespace EdgeNode.EndToEnd.Tests;

/// <summary><c>edgenode audit claims</c> on a tree that has claims and a page, and nothing else.</summary>
[TestClass]
public class ClaimsTests
{
    [TestMethod]
    public async Task A_page_that_is_behind_its_claims_is_found_and_written()
    {
        using TestFolder folder = new();
        string page = Tree(folder, text => text.Replace("### C7", "### Seven", StringComparison.Ordinal));
        string old = File.ReadAllText(page);

        CommandResult found = await EdgeNodeCommand.RunAsync("audit", "claims", "--check", "--tree", folder.Root);
        Assert.AreEqual(1, found.ExitCode, found.Errors);
        Assert.AreEqual("edgenode: PRIVACY.md does not have the claims of tools/Audit/Claims/claims.json; run: edgenode audit claims\n", found.Errors);
        Assert.AreEqual(old, File.ReadAllText(page));

        CommandResult written = await EdgeNodeCommand.RunAsync("audit", "claims", "--tree", folder.Root);
        Assert.AreEqual(0, written.ExitCode, written.Errors);
        Assert.AreEqual(File.ReadAllText(Path.Combine(SourceTree.Root, ClaimChapter.Page)), File.ReadAllText(page));

        CommandResult same = await EdgeNodeCommand.RunAsync("audit", "claims", "--check", "--tree", folder.Root);
        Assert.AreEqual(0, same.ExitCode, same.Errors);
    }

    [TestMethod]
    public async Task What_cannot_be_written_is_one_line_and_the_page_stays_as_it_is()
    {
        using TestFolder folder = new();
        string page = Tree(folder, text => text.Replace(ClaimChapter.End, "", StringComparison.Ordinal));
        string old = File.ReadAllText(page);
        await RefusesAsync(folder, "edgenode: PRIVACY.md: found no place for the claims; allowed is one line ");
        Assert.AreEqual(old, File.ReadAllText(page));

        File.Delete(page);
        await RefusesAsync(folder, $"edgenode: {page}: no such file");
        Directory.CreateDirectory(page);
        await RefusesAsync(folder, $"edgenode: {page}: found a folder");
        File.WriteAllText(Path.Combine(folder.Root, ClaimFile.Name), "{}");
        await RefusesAsync(folder, "edgenode: tools/Audit/Claims/claims.json: found something else than ");
    }

    private static string Tree(TestFolder folder, Func<string, string> change)
    {
        string claims = Path.Combine(folder.Root, ClaimFile.Name);
        Directory.CreateDirectory(Path.GetDirectoryName(claims)!);
        File.Copy(Path.Combine(SourceTree.Root, ClaimFile.Name), claims);
        string page = folder.File(ClaimChapter.Page);
        File.WriteAllText(page, change(File.ReadAllText(Path.Combine(SourceTree.Root, ClaimChapter.Page))));
        return page;
    }

    private static async Task RefusesAsync(TestFolder folder, string said)
    {
        CommandResult end = await EdgeNodeCommand.RunAsync("audit", "claims", "--tree", folder.Root);
        Assert.AreEqual(2, end.ExitCode, end.Errors);
        Assert.StartsWith(said, end.Errors);
        Assert.HasCount(2, end.Errors.Split('\n'), end.Errors);
    }
}
