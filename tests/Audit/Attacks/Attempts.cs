using EdgeNode.Boards;

namespace EdgeNode.Attacks.Tests;

/// <summary>The real firmware, and how the tests attack it: fewer trials than the audit's, the same attacks.</summary>
internal static class Attempts
{
    public static readonly FirmwareBox Firmware = new(new BoardCatalog(Path.Combine(SourceTree.Root, "boards")));

    public static AttackOptions Options(double effort, ulong seed = 1)
    {
        return new AttackOptions { Root = SourceTree.Root, Seed = seed, Effort = effort };
    }
}
