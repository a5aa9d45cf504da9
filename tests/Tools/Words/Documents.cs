namespace EdgeNode.Tools.Tests.Words;

/// <summary>Texts of the project that people read, and that tests hold to the code.</summary>
internal static class Documents
{
    public static string PolicyPage => File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "policy.md"));

    public static string BackendPage => File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "backend.md"));

    public static string PolicyExample
    {
        get
        {
            const string Fence = "```policy\n";
            string page = PolicyPage;
            int start = page.IndexOf(Fence, StringComparison.Ordinal) + Fence.Length;
            return page[start..page.IndexOf("```\n", start, StringComparison.Ordinal)];
        }
    }
}
