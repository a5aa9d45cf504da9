namespace EdgeNode.Cli;

/// <summary>The folder that a user names with <c>--out</c>.</summary>
public static class OutputFolder
{
    /// <summary>Refuses a folder that cannot be written, before anything is done for it. Nothing that is made for that is left.</summary>
    /// <exception cref="UnusableInputException">The path, or one above it, is a file, or nothing can be written there.</exception>
    public static void Require(string folder)
    {
        try
        {
            string? missing = null;
            for (string? path = Path.GetFullPath(folder); path is not null && !Directory.Exists(path); path = Path.GetDirectoryName(path))
            {
                missing = !File.Exists(path) ? path : throw new UnusableInputException($"--out: found the file {path}; allowed is a folder");
            }

            Directory.CreateDirectory(folder);
            string probe = Path.Combine(folder, Path.GetRandomFileName());
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            if (missing is not null)
            {
                Directory.Delete(missing, recursive: true);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UnusableInputException($"--out: the folder '{folder}' cannot be written: {failure.Message}");
        }
    }
}
