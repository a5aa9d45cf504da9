namespace EdgeNode.Tests;

/// <summary>The checkout that these tests were built from.</summary>
internal static class SourceTree
{
    /// <summary>Folder that holds EdgeNode.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A policy of the project.</summary>
    /// <param name="name">Name of its file in <c>policies/</c>.</param>
    public static byte[] Policy(string name)
    {
        return File.ReadAllBytes(Path.Combine(Root, "policies", name));
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
