namespace EdgeNode.Commissioning;

/// <summary>
/// What is written down before a box is told to lock itself, and removed when all is done: a locked box does not say who it is, and whatever
/// breaks off after the lock goes on by this file.
/// </summary>
internal sealed class LockingFile
{
    private const string Suffix = ".locking";

    private LockingFile(string path, LedgerLine line)
    {
        Path = path;
        Line = line;
    }

    /// <summary>Path of the file.</summary>
    public string Path { get; }

    /// <summary>The line that the ledger shall have.</summary>
    public LedgerLine Line { get; }

    /// <summary>Writes it.</summary>
    /// <param name="folder">Folder of the unlock secrets.</param>
    /// <param name="line">The line that the ledger shall have.</param>
    /// <exception cref="StepException">It cannot be written.</exception>
    public static void Write(string folder, LedgerLine line)
    {
        string path = System.IO.Path.Combine(folder, line.Node + Suffix);
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(path, LedgerText.Write(line) + "\n");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StepException($"{path}: cannot be written: {failure.Message}; the box is not locked yet", stopsBatch: true);
        }
    }

    /// <summary>Looks for the file of a box.</summary>
    /// <param name="folder">Folder of the unlock secrets.</param>
    /// <param name="node">The box; null where nobody has said, and the only one counts.</param>
    /// <returns>Null where there is none, or more than one box could be meant.</returns>
    public static LockingFile? Find(string folder, string? node)
    {
        if (!Directory.Exists(folder))
        {
            return null;
        }

        string[] paths = node is not null ? [System.IO.Path.Combine(folder, node + Suffix)] : Directory.GetFiles(folder, "*" + Suffix);
        return paths.Length == 1 && File.Exists(paths[0]) && LedgerText.Read(File.ReadAllText(paths[0])).FirstOrDefault() is { } line ? new LockingFile(paths[0], line) : null;
    }

    /// <summary>Removes the file of a box.</summary>
    public static void Remove(string folder, string node)
    {
        File.Delete(System.IO.Path.Combine(folder, node + Suffix));
    }
}
