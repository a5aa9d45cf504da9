namespace EdgeNode.Cli;

/// <summary>The folder that a user names with <c>--out</c>.</summary>
public static class OutputFolder
{
    /// <summary>Refuses a folder that cannot be written or made, before anything is done for it. It is not made yet.</summary>
    /// <exception cref="UnusableInputException">The path, or one above it, is a file, or nothing can be written there.</exception>
    public static void Require(string folder)
    {
        try
        {
            // Where it is not there, the lowest one above that is: it could be made there.
            string? there = Path.GetFullPath(folder);
            while (there is not null && !Directory.Exists(there))
            {
                there = File.Exists(there) ? throw new UnusableInputException($"--out: found the file {there}; allowed is a folder") : Path.GetDirectoryName(there);
            }

            string probe = Path.Combine(there ?? folder, Path.GetRandomFileName());
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UnusableInputException($"--out: the folder '{folder}' cannot be written: {failure.Message}");
        }
    }
}
