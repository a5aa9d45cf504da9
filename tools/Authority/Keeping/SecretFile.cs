namespace EdgeNode.Authority;

/// <summary>Files that hold a secret: made with their final mode, since one that is narrowed afterwards has been readable for a moment.</summary>
public static class SecretFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode ForOthers = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Writes a secret to a path where no file is, and waits until the disk has it. It is there whole or not at all, whatever happens.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="content">The secret.</param>
    /// <exception cref="IOException">There is a file, or it cannot be written; what was begun is removed.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder takes no files.</exception>
    public static void WriteNew(string path, ReadOnlySpan<byte> content)
    {
        WholeFile.Write(path, content, OwnerOnly, overwrite: false);
    }

    /// <summary>Writes a secret in place of whatever file is there. A file of the same name with a wider mode is not kept.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="content">The secret.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder takes no files.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        WholeFile.Write(path, content, OwnerOnly, overwrite: true);
    }

    /// <summary>
    /// Whether anybody but its owner can do something with a file. Windows has no modes: false there. False too for what systemd has
    /// loaded for a service, which it lets nobody else reach (systemd.exec, LoadCredential=): the mode shows the mask of an access list.
    /// </summary>
    public static bool IsOpenToOthers(string path)
    {
        return !OperatingSystem.IsWindows() && !IsLoadedForService(path) && (File.GetUnixFileMode(path) & ForOthers) != 0;
    }

    /// <summary>Whether systemd has loaded a file for this service.</summary>
    public static bool IsLoadedForService(string path)
    {
        return Environment.GetEnvironmentVariable("CREDENTIALS_DIRECTORY") is { Length: > 0 } folder
            && Path.GetDirectoryName(Path.GetFullPath(path)) == Path.TrimEndingDirectorySeparator(folder);
    }
}
