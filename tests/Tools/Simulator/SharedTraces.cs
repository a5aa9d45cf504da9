namespace EdgeNode.Tools.Tests;

/// <summary>The real recordings beside the project, where they are.</summary>
internal static class SharedTraces
{
    /// <summary>Path of a recording, or null, with a line that says so, where it is not there.</summary>
    public static string? Find(TestContext context, string name)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder != null && !File.Exists(Path.Combine(folder.FullName, "EdgeNode.sln")))
        {
            folder = folder.Parent;
        }

        string path = Path.Combine(folder?.Parent?.FullName ?? "", "shared", "traces", name);
        if (folder != null && File.Exists(path))
        {
            return path;
        }

        context.WriteLine($"skipped: ../shared/traces/{name} is not there");
        return null;
    }
}
