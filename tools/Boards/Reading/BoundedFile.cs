namespace EdgeNode.Boards;

/// <summary>Reads a file that a user names, whatever it is: one of some gigabytes, a device that never ends, a pipe that nobody fills.</summary>
public static class BoundedFile
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Reads a file that is not larger than it should be.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="most">Most bytes that it may have.</param>
    /// <param name="content">Its content, or nothing when false is returned.</param>
    /// <param name="found">What was found in its place, in words; empty when true is returned.</param>
    public static bool TryRead(string path, int most, out byte[] content, out string found)
    {
        content = [];
        try
        {
            FileInfo file = new(path);
            FileInfo? target = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo;

            // A shell's pipe is a link to what has no name.
            long? length = target is { Exists: true } ? target.Length : null;
            found = !file.Exists ? (Directory.Exists(path) ? "a folder" : "no such file") : length > most ? $"{length} bytes" : "";
            if (found.Length == 0)
            {
                (content, found) = length > 0 ? Read(path, most, () => { }) : ReadPatiently(path, most);
            }
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            found = "no such file";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            found = "a file that cannot be read";
        }

        return found.Length == 0;
    }

    // Of no length are an empty file, a device, and a pipe, at which the system waits for whoever fills it.
    private static (byte[] Content, string Found) ReadPatiently(string path, int most)
    {
        int pieces = 0;
        int before;
        Task<(byte[] Content, string Found)> reading = Task.Factory.StartNew(
            () => Read(path, most, () => Interlocked.Increment(ref pieces)), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        do
        {
            before = Volatile.Read(ref pieces);
        }
        while (Task.WaitAny([reading], Patience) < 0 && Volatile.Read(ref pieces) > before);

        return reading.IsCompleted ? reading.GetAwaiter().GetResult() : ([], "a pipe that gave nothing for 5 seconds");
    }

    private static (byte[] Content, string Found) Read(string path, int most, Action onRead)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1);
        using MemoryStream content = new();
        byte[] piece = new byte[Math.Min(most + 1, 81_920)];
        for (int read = file.Read(piece); read > 0; read = file.Read(piece))
        {
            onRead();
            content.Write(piece.AsSpan(0, read));
            if (content.Length > most)
            {
                return ([], $"more than {most} bytes");
            }
        }

        return (content.ToArray(), "");
    }
}
