namespace EdgeNode.Tools.Tests;

/// <summary>The real recordings beside the project, where they are.</summary>
internal static class SharedTraces
{
    /// <summary>Path of a recording, or null, with a line that says so, where it is not there.</summary>
    public static string? Find(TestContext context, string name)
    {
        string path = Path.GetFullPath(Path.Combine(SourceTree.Root, "..", "shared", "traces", name));
        if (File.Exists(path))
        {
            return path;
        }

        context.WriteLine($"skipped: ../shared/traces/{name} is not there");
        return null;
    }
}
