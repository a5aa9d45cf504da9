namespace EdgeNode.Privacy.Tests;

/// <summary>Files of the project, found from where the tests were built.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    public static byte[] Policy(string name)
    {
        return File.ReadAllBytes(Path.Combine(Root, "policies", name));
    }

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder != null && !File.Exists(Path.Combine(folder.FullName, "EdgeNode.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("No EdgeNode.sln above the tests.");
    }
}
