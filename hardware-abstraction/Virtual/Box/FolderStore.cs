using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using EdgeNode.Contracts;

namespace EdgeNode.Virtual;

/// <summary>
/// A durable store in a folder of the PC, one file for each entry, for a virtual box that lives longer than its process. On Unix nobody
/// but its user reads it: keys stand in it as they stand in a box's flash.
/// </summary>
/// <remarks>
/// One program at a time has it: a lock file says so, which goes with the store, and which is taken over where its program was killed.
/// The disk is trusted to give what was written to it: no entry is ever damaged.
/// </remarks>
public sealed class FolderStore : IDurableStore, IDisposable
{
    /// <summary>Name of the lock file, which no entry can have.</summary>
    public const string LockFile = ".in-use";

    // Of an entry that is being replaced. No entry has a full stop in its name.
    private const string HalfWritten = ".new";

    private const int LongestName = 24;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private readonly string _folder;
    private readonly FileStream _lock;

    private FolderStore(string folder, FileStream lockFile)
    {
        _folder = folder;
        _lock = lockFile;
    }

    /// <summary>Opens a store, and makes its folder where there is none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="store">The store, or null when false is returned.</param>
    /// <returns>False when another program has it.</returns>
    /// <exception cref="IOException">The folder cannot be made or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, for want of rights.</exception>
    public static bool TryOpen(string folder, [NotNullWhen(true)] out FolderStore? store)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }

        string path = Path.Combine(folder, LockFile);
        try
        {
            store = new FolderStore(folder, Create(path, FileMode.OpenOrCreate, FileOptions.DeleteOnClose));
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            store = null;
            return false;
        }
    }

    /// <summary>Whether a file of this name may be one of a store.</summary>
    public static bool IsOfStore(string fileName)
    {
        string name = fileName.EndsWith(HalfWritten, StringComparison.Ordinal) ? fileName[..^HalfWritten.Length] : fileName;
        return fileName == LockFile || IsEntry(name);
    }

    /// <inheritdoc/>
    public int Length(string name)
    {
        return Answer(name, file => checked((int)file.Length));
    }

    /// <inheritdoc/>
    public int Read(string name, int position, byte[] buffer, int count)
    {
        return Answer(name, file =>
        {
            file.Position = Math.Min(position, file.Length);
            return file.ReadAtLeast(buffer.AsSpan(0, count), count, throwOnEndOfStream: false);
        });
    }

    /// <inheritdoc/>
    public bool TryAppend(string name, byte[] data, int count)
    {
        string path = PathOf(name);
        return Try(() => Replace(path, [.. File.Exists(path) ? File.ReadAllBytes(path) : [], .. data.AsSpan(0, count)]));
    }

    /// <inheritdoc/>
    public bool TryReplace(string name, byte[] data, int count)
    {
        string path = PathOf(name);
        return Try(() => Replace(path, data.AsSpan(0, count).ToArray()));
    }

    /// <inheritdoc/>
    public bool TryDelete(string name)
    {
        string path = PathOf(name);
        return Try(() => File.Delete(path));
    }

    /// <summary>Gives the store to the next program.</summary>
    public void Dispose()
    {
        _lock.Dispose();
    }

    private static bool Try(Action commit)
    {
        try
        {
            commit();
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // The new content is on the disk before it takes the place of the old.
    private static void Replace(string path, byte[] content)
    {
        using (FileStream file = Create(path + HalfWritten, FileMode.Create, FileOptions.None))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + HalfWritten, path, overwrite: true);
    }

    private static FileStream Create(string path, FileMode mode, FileOptions options)
    {
        FileStreamOptions file = new() { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = options };
        if (!OperatingSystem.IsWindows())
        {
            file.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(path, file);
    }

    private int Answer(string name, Func<FileStream, int> ask)
    {
        string path = PathOf(name);
        try
        {
            using FileStream file = File.OpenRead(path);
            return ask(file);
        }
        catch (FileNotFoundException)
        {
            return StoreAnswer.Missing;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return StoreAnswer.Unreadable;
        }
    }

    private string PathOf(string name)
    {
        return IsEntry(name) ? Path.Combine(_folder, name) : throw new ArgumentException($"'{name}' is not 1 to {LongestName} of a-z0-9-.", nameof(name));
    }

    private static bool IsEntry(string name)
    {
        return name.Length is > 0 and <= LongestName && !name.AsSpan().ContainsAnyExcept(NameCharacters);
    }
}
