using EdgeNode.Boards;

namespace EdgeNode.Flashing.Tests;

/// <summary>Files of the project, found from where the tests were built.</summary>
internal static class Checkout
{
    public static readonly string Root = Find();

    public static readonly BoardCatalog Boards = new(Path.Combine(Root, "boards"));

    public static Board Board(string name)
    {
        Assert.IsTrue(Boards.TryLoad(name, out Board? board, out BoardFault? fault), fault?.ToString());
        return board!;
    }

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
