namespace EdgeNode.Audit.Tests;

/// <summary>The tree that these tests are of.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "EdgeNode.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("EdgeNode.sln is in no folder above the tests.");
    }
}
