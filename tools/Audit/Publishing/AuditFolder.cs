namespace EdgeNode.Audit;

/// <summary>Where the results of an audit go.</summary>
public static class AuditFolder
{
    /// <summary>The page.</summary>
    public const string PageFile = "audit.html";

    /// <summary>The results for programs.</summary>
    public const string JsonFile = "audit.json";

    /// <summary>Refuses a folder that cannot be written, before anything is done for it. Nothing that is made for that is left.</summary>
    /// <exception cref="AuditException">The path, or one above it, is a file, or nothing can be written there.</exception>
    public static void Require(string folder)
    {
        string? missing = null;
        for (string? path = Path.GetFullPath(folder); path is not null && !Directory.Exists(path); path = Path.GetDirectoryName(path))
        {
            missing = !File.Exists(path) ? path : throw new AuditException($"--out: found the file {path}; allowed is a folder");
        }

        try
        {
            Directory.CreateDirectory(folder);
            string probe = Path.Combine(folder, Path.GetRandomFileName());
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            if (missing is not null)
            {
                Directory.Delete(missing, recursive: true);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(folder, failure);
        }
    }

    /// <summary>Writes the page and the results.</summary>
    /// <exception cref="AuditException">The folder cannot be written.</exception>
    public static void Write(string folder, AuditResult result)
    {
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, PageFile), AuditPage.Build(result));
            File.WriteAllText(Path.Combine(folder, JsonFile), AuditJson.Text(result) + "\n");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(folder, failure);
        }
    }

    private static AuditException Unwritable(string folder, Exception failure)
    {
        return new AuditException($"--out: {folder} cannot be written: {failure.Message}");
    }
}
