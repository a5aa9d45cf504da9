using EdgeNode.Boards;

namespace EdgeNode.Attacks.Tests;

/// <summary>The real firmware, and how the tests attack it: fewer trials than the audit's, the same attacks.</summary>
internal static class Attempts
{
    public static readonly string Root = Find();

    public static readonly FirmwareBox Firmware = new(new BoardCatalog(Path.Combine(Root, "boards")));

    public static AttackOptions Options(double effort, ulong seed = 1)
    {
        return new AttackOptions { Root = Root, Seed = seed, Effort = effort };
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
