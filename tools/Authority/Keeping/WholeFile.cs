namespace EdgeNode.Authority;

/// <summary>Writes a file so that it is there whole, or not at all, whatever happens.</summary>
public static class WholeFile
{
    /// <summary>Mode of a file that everybody may read and its owner may write, whatever the user keeps from others by default.</summary>
    public const UnixFileMode ForEverybody = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const string Half = ".new";

    /// <summary>Writes a file, and waits until the disk has it. On failure, what was begun is removed and an old file stands.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="content">The content.</param>
    /// <param name="mode">Its mode. It is made with no more than that. Windows has none.</param>
    /// <param name="overwrite">Whether an old file may be replaced.</param>
    /// <exception cref="IOException">It cannot be written, or there is a file.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder takes no files.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content, UnixFileMode mode, bool overwrite)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        string half = path + Half;
        File.Delete(half);
        try
        {
            using (FileStream file = new(half, options))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(half, mode);
            }

            File.Move(half, path, overwrite);
        }
        catch (IOException)
        {
            File.Delete(half);
            throw;
        }
    }
}
