using EdgeNode.Contracts;
using EdgeNode.Virtual;

namespace EdgeNode.Cli;

/// <summary>The store of a box that is told over its service port: in memory, or in a folder that the user names.</summary>
internal sealed class ServiceStore : IDisposable
{
    private readonly FolderStore? _folder;

    private ServiceStore(FolderStore? folder)
    {
        _folder = folder;
        Store = folder is null ? new MemoryStore() : folder;
    }

    /// <summary>The store.</summary>
    public IDurableStore Store { get; }

    /// <summary>Opens it.</summary>
    /// <param name="folder">The folder, which is made where there is none; null for memory.</param>
    /// <exception cref="UnusableInputException">The folder is in use, cannot be written, or is somebody's.</exception>
    public static ServiceStore Open(string? folder)
    {
        if (folder is null)
        {
            return new ServiceStore(null);
        }

        if (File.Exists(folder))
        {
            throw new UnusableInputException($"--store: found the file '{folder}'; allowed is a folder");
        }

        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)).FirstOrDefault(name => !FolderStore.IsOfStore(name)) is { } foreign)
        {
            throw new UnusableInputException($"--store: {Path.Combine(folder, foreign)}: no entry of a box; allowed is a folder of an earlier run, an empty one, or none yet");
        }

        try
        {
            return FolderStore.TryOpen(folder, out FolderStore? store)
                ? new ServiceStore(store)
                : throw new UnusableInputException($"--store: the folder '{folder}' is in use by another edgenode; end that one, or name another folder");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"--store: the folder '{folder}' cannot be written: {failure.Message}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _folder?.Dispose();
    }
}
