namespace EdgeNode.Audit.Tests;

/// <summary>The pages of the project can be walked: each link leads somewhere, and a long page says at its top what is in it.</summary>
[TestClass]
public sealed class LinkTests
{
    // About three screens.
    private const int LongPage = 120;

    // Where a reader looks for the contents.
    private const int Top = 45;

    private static readonly Dictionary<string, MarkdownPage> Pages = Directory
        .EnumerateFiles(SourceTree.Root, "*.md", SearchOption.AllDirectories)
        .Where(path => !Path.GetRelativePath(SourceTree.Root, path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules" or ".git"))
        .ToDictionary(path => path, path => new MarkdownPage(File.ReadAllText(path)));

    [TestMethod]
    public void Each_link_inside_the_project_leads_to_a_file_and_a_heading_that_exist()
    {
        Assert.IsGreaterThan(20, Pages.Count);
        string[] dead = [.. Pages.SelectMany(page => page.Value.Links()
            .Where(to => FaultOf(page.Key, to) is not null)
            .Select(to => $"{Path.GetRelativePath(SourceTree.Root, page.Key)}: {to}: {FaultOf(page.Key, to)}"))];
        Assert.IsEmpty(dead, string.Join('\n', dead));
    }

    [TestMethod]
    public void A_page_of_more_than_three_screens_has_a_table_of_contents()
    {
        string[] without = [.. Pages.Where(page => page.Value.Length > LongPage)
            .SelectMany(page => Unlisted(page.Value).Select(heading => $"{Path.GetRelativePath(SourceTree.Root, page.Key)}: {heading}"))];
        Assert.IsEmpty(without, $"In the first {Top} lines no link leads to:\n{string.Join('\n', without)}");
    }

    [TestMethod]
    [DataRow("Not claimed: what time servers see and say", "not-claimed-what-time-servers-see-and-say")]
    [DataRow("How fast 10,000 boxes can be patched today", "how-fast-10000-boxes-can-be-patched-today")]
    [DataRow("The `policy_hash` of [a page](x.md)", "the-policy_hash-of-a-page")]
    [DataRow("4. Siting", "4-siting")]
    public void An_anchor_is_GitHubs(string heading, string anchor)
    {
        Assert.AreEqual(anchor, MarkdownPage.AnchorOf(heading));
    }

    [TestMethod]
    public void A_heading_that_comes_again_has_a_number_and_code_has_neither_headings_nor_links()
    {
        MarkdownPage page = new("# A\n\n## B\n\n    [x](gone.md)\n\n## B\n\n```\n# C\n[x](gone.md)\n```\n`[x](gone.md)` and [`y`](z.md), [a\nb](w.md#v)\n\n[r]: #b-1\n");
        CollectionAssert.AreEqual(new[] { "a", "b", "b-1" }, page.Headings.Select(heading => heading.Anchor).ToArray());
        CollectionAssert.AreEqual(new[] { "z.md", "w.md#v", "#b-1" }, page.Links().ToArray());
    }

    [TestMethod]
    [DataRow("#the-twelve-claims", null)]
    [DataRow("docs/dpia.md#4-siting", null)]
    [DataRow("docs", null)]
    [DataRow("https://www.example.org/none", null)]
    [DataRow("#the-thirteen-claims", "no such heading")]
    [DataRow("docs/dpia.md#4-Siting", "no such heading")]
    [DataRow("docs/none.md", "no such file")]
    [DataRow("docs/Dpia.md", "no such file")]
    public void A_dead_link_is_found(string to, string? fault)
    {
        Assert.AreEqual(fault, FaultOf(Path.Combine(SourceTree.Root, "PRIVACY.md"), to));
    }

    private static IEnumerable<string> Unlisted(MarkdownPage page)
    {
        HashSet<string> linked = [.. page.Links(Top)];
        return page.Headings.Where(heading => heading.Level == 2 && heading.Words != "Contents" && !linked.Contains("#" + heading.Anchor)).Select(heading => heading.Words);
    }

    private static string? FaultOf(string from, string to)
    {
        if (Uri.TryCreate(to, UriKind.Absolute, out Uri? address) && !address.IsFile)
        {
            return null;
        }

        string[] parts = to.Split('#', 2);
        string path = parts[0].Length == 0 ? from : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(from)!, parts[0]));
        if (!ExistsAsWritten(path))
        {
            return "no such file";
        }

        return parts.Length == 1 || (Pages.TryGetValue(path, out MarkdownPage? page) && page.Headings.Any(heading => heading.Anchor == parts[1]))
            ? null
            : "no such heading";
    }

    // On a disk that ignores case a link works that is dead on GitHub.
    private static bool ExistsAsWritten(string path)
    {
        string name = Path.TrimEndingDirectorySeparator(path);
        return Path.Exists(name) && Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(name)!).Contains(name);
    }
}
