namespace EdgeNode.Tools.Tests.Words;

/// <summary>Texts of the project that people read, and that tests hold to the code.</summary>
internal static class Documents
{
    public static string Root { get; } = FindRoot();

    public static string PolicyPage => File.ReadAllText(Path.Combine(Root, "docs", "policy.md"));

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

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "EdgeNode.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("EdgeNode.sln is in no folder above the tests.");
    }
}
