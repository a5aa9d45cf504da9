using EdgeNode.Boards;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>Files of the project, found from where the tests were built.</summary>
internal static class Checkout
{
    public static readonly BoardCatalog Boards = new(Path.Combine(SourceTree.Root, "boards"));

    public static Board Board(string name)
    {
        Assert.IsTrue(Boards.TryLoad(name, out Board? board, out BoardFault? fault), fault?.ToString());
        return board!;
    }
}
