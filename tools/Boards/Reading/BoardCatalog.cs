namespace EdgeNode.Boards;

/// <summary>The folder <c>boards/</c>, in which each board has a folder of its name.</summary>
public sealed class BoardCatalog
{
    private const string FolderName = "boards";
    private const string FileName = "board.txt";

    private readonly string _root;

    /// <summary>Makes a catalog of a folder, which need not exist.</summary>
    /// <param name="root">The folder <c>boards/</c> itself.</param>
    public BoardCatalog(string root)
    {
        _root = root;
    }

    /// <summary>Names of all boards, in ordinal order; empty when the folder is not there.</summary>
    public IReadOnlyList<string> Names
    {
        get
        {
            if (!Directory.Exists(_root))
            {
                return [];
            }

            return [.. Directory.EnumerateDirectories(_root)
                .Where(folder => File.Exists(Path.Combine(folder, FileName)))
                .Select(folder => Path.GetFileName(folder))
                .Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>Looks for <c>boards/</c> in a folder and in those above it.</summary>
    /// <param name="startFolder">Where to begin, such as the program's own folder.</param>
    /// <returns>The nearest catalog that holds a board, or null when there is none.</returns>
    public static BoardCatalog? FindFrom(string startFolder)
    {
        for (DirectoryInfo? folder = new(startFolder); folder != null; folder = folder.Parent)
        {
            BoardCatalog catalog = new(Path.Combine(folder.FullName, FolderName));
            if (catalog.Names.Count > 0)
            {
                return catalog;
            }
        }

        return null;
    }

    /// <summary>Reads one board.</summary>
    /// <param name="name">The board's name.</param>
    /// <param name="board">The board, or null when false is returned.</param>
    /// <param name="fault">Why not, or null when true is returned.</param>
    /// <returns>False when there is no such board, or its text is refused or names another board.</returns>
    public bool TryLoad(string name, out Board? board, out BoardFault? fault)
    {
        board = null;
        string shown = $"{FolderName}/{(BoardName.IsAllowed(name) ? name : "NAME")}/{FileName}";
        if (!BoardName.IsAllowed(name) || !Names.Contains(name))
        {
            fault = new BoardFault(shown, 0, $"no board {StatementWords.Shown(name)}", $"one of {string.Join(", ", Names)}");
            return false;
        }

        byte[] text;
        try
        {
            text = File.ReadAllBytes(Path.Combine(_root, name, FileName));
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            fault = new BoardFault(shown, 0, "a file that cannot be read", "a readable file");
            return false;
        }

        if (!BoardParser.TryParse(shown, text, out board, out fault))
        {
            return false;
        }

        if (board!.Name != name)
        {
            fault = new BoardFault(shown, 0, $"the name {StatementWords.Shown(board.Name)}", $"the folder's name, {name}");
            board = null;
            return false;
        }

        return true;
    }
}
