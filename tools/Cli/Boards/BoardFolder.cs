using System.CommandLine.Completions;
using EdgeNode.Boards;

namespace EdgeNode.Cli;

/// <summary>The boards of the checkout, as a user names them.</summary>
public static class BoardFolder
{
    /// <summary>Names of all boards, for a shell that completes one.</summary>
    public static IEnumerable<CompletionItem> Complete(CompletionContext context)
    {
        return new BoardCatalog(Path.Combine(SourceFolder.Find(), "boards")).Names.Select(name => new CompletionItem(name));
    }

    /// <summary>Reads one board.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="askedBy">Option or command that named it.</param>
    /// <exception cref="UnusableInputException">There is no such board, or its file is refused.</exception>
    public static Board Load(string name, string askedBy)
    {
        BoardCatalog catalog = new(Path.Combine(SourceFolder.Find(), "boards"));
        return catalog.TryLoad(name, out Board? board, out BoardFault? fault)
            ? board!
            : throw new UnusableInputException($"{askedBy}: {fault}");
    }
}
