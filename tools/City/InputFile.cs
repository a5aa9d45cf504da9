namespace EdgeNode.City;

/// <summary>Opens files that a user names.</summary>
internal static class InputFile
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Opens a file for reading.</summary>
    /// <param name="path">Its path, as the message shall name it.</param>
    /// <param name="remedy">What else can be done, or empty.</param>
    /// <exception cref="CityException">There is none, it is a folder, or it cannot be read.</exception>
    internal static FileStream Open(string path, string remedy = "")
    {
        try
        {
            // The system waits for whoever fills a pipe.
            Task<FileStream> opening = Task.Factory.StartNew(() => File.OpenRead(path), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            return Task.WaitAny([opening], Patience) == 0 ? opening.GetAwaiter().GetResult() : throw new CityException($"{path}: found a pipe that nobody fills; allowed is a file");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            string found = Directory.Exists(path) ? "found a folder; allowed is a file" : File.Exists(path) ? "cannot be read" : "no such file";
            throw new CityException($"{path}: {found}{remedy}");
        }
    }
}
