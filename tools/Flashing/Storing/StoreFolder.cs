using EdgeNode.Boards;
using EdgeNode.Provisioning;

namespace EdgeNode.Flashing;

/// <summary>A folder with one file for each entry of a box's store, named as the entry.</summary>
internal sealed class StoreFolder
{
    private const UnixFileMode OthersRead = UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly string _path;

    private StoreFolder(string path, IReadOnlyList<PartDefinition> present)
    {
        _path = path;
        Present = present;
    }

    /// <summary>The entries that have a file.</summary>
    public IReadOnlyList<PartDefinition> Present { get; }

    /// <summary>Looks which files there are, and whether they are fit to be read.</summary>
    /// <exception cref="FlashException">A file is missing, unknown, of a wrong length, or a secret that others can read.</exception>
    public static StoreFolder Open(string path)
    {
        if (!Directory.Exists(path))
        {
            throw new FlashException($"--store: {path}: the folder is not there; docs/bench.md tells what belongs into it");
        }

        string[] names = [.. Directory.EnumerateFileSystemEntries(path).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        if (names.FirstOrDefault(name => StoreEntries.All.All(entry => entry.Name != name)) is { } unknown)
        {
            throw new FlashException($"--store: {Path.Combine(path, unknown)}: no entry of a box; allowed: {string.Join(", ", StoreEntries.All.Select(entry => entry.Name))}");
        }

        if (StoreEntries.All.FirstOrDefault(entry => entry.IsRequired && !names.Contains(entry.Name)) is { } missing)
        {
            throw new FlashException($"--store: {Path.Combine(path, missing.Name)}: the file is not there, and a box cannot publish without it");
        }

        StoreFolder folder = new(path, [.. StoreEntries.All.Where(entry => names.Contains(entry.Name))]);
        foreach (PartDefinition entry in folder.Present)
        {
            folder.CheckFile(entry);
        }

        const int UnlockSecretLength = 64;
        long length = UnlockSecretLength + folder.Present.Sum(entry => new FileInfo(folder.FileOf(entry)).Length);
        return length <= PartTable.GreatestSetLength
            ? folder
            : throw new FlashException($"--store: {path}: found {length} bytes in all, the unlock secret included; allowed: at most {PartTable.GreatestSetLength}");
    }

    /// <summary>Path of an entry's file.</summary>
    public string FileOf(PartDefinition entry)
    {
        return Path.GetFullPath(Path.Combine(_path, entry.Name));
    }

    /// <summary>The same as the technician named it.</summary>
    public string PathOf(PartDefinition entry)
    {
        return Path.Combine(_path, entry.Name);
    }

    /// <summary>The file in words for the technician.</summary>
    public string Shown(PartDefinition entry)
    {
        return $"--store: {PathOf(entry)}";
    }

    /// <summary>Content of an entry's file, or null where there is none.</summary>
    /// <exception cref="FlashException">It cannot be read.</exception>
    public byte[]? Read(PartDefinition entry)
    {
        if (!Present.Contains(entry))
        {
            return null;
        }

        return BoundedFile.TryRead(FileOf(entry), entry.GreatestLength, out byte[] content, out string found)
            ? content
            : throw Refusal(entry, found, $"a file of 1 to {entry.GreatestLength} bytes");
    }

    /// <summary>The refusal of an entry's file.</summary>
    public FlashException Refusal(PartDefinition entry, string found, string allowed)
    {
        return new FlashException($"{Shown(entry)}: found {found}; allowed: {allowed}");
    }

    private void CheckFile(PartDefinition entry)
    {
        FileInfo file = new(FileOf(entry));
        if (!file.Exists)
        {
            throw Refusal(entry, "a folder", "a file");
        }

        if (file.Length < 1 || file.Length > entry.GreatestLength)
        {
            throw Refusal(entry, $"{file.Length} bytes", $"1 to {entry.GreatestLength}");
        }

        if (entry.IsSecret && !OperatingSystem.IsWindows() && (file.UnixFileMode & OthersRead) != 0)
        {
            throw Refusal(entry, "a secret that others can read", $"its owner alone; run: chmod 600 {ShellWord.Of(PathOf(entry))}");
        }
    }
}
