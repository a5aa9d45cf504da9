namespace EdgeNode.Cli;

/// <summary>The folder that a run writes, and the names of its files.</summary>
public sealed class RunFiles
{
    private static readonly string[] Names =
    [
        "received.jsonl", "state.jsonl", "about.jsonl", "health.jsonl", "policy.txt", "broker.jsonl", "street.csv", "report.html",
    ];

    private RunFiles(string folder)
    {
        Folder = folder;
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>Summaries, as received.</summary>
    public string Summaries => Path.Combine(Folder, "received.jsonl");

    /// <summary>What the broker saw.</summary>
    public string Broker => Path.Combine(Folder, "broker.jsonl");

    /// <summary>What the simulation knows.</summary>
    public string Street => Path.Combine(Folder, "street.csv");

    /// <summary>The page.</summary>
    public string Report => Path.Combine(Folder, "report.html");

    /// <summary>Makes the folder where it is missing, and removes an earlier run's files. Nothing else in it is touched.</summary>
    /// <exception cref="UnusableInputException">It cannot be written.</exception>
    public static RunFiles Prepare(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            foreach (string name in Names)
            {
                File.Delete(Path.Combine(folder, name));
            }

            // A policy that another run ended with.
            foreach (string path in Directory.EnumerateFiles(folder, "policy-*.txt"))
            {
                File.Delete(path);
            }

            RunFiles files = new(folder);
            File.WriteAllBytes(files.Broker, []);
            return files;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UnusableInputException($"--out: the folder '{folder}' cannot be written: {failure.Message}");
        }
    }
}
