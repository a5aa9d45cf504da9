namespace EdgeNode.Audit;

/// <summary>Where the results of an audit go.</summary>
public static class AuditFolder
{
    /// <summary>The page.</summary>
    public const string PageFile = "audit.html";

    /// <summary>The results for programs.</summary>
    public const string JsonFile = "audit.json";

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
            throw new AuditException($"--out: {folder} cannot be written: {failure.Message}");
        }
    }
}
