using System.Text.RegularExpressions;

namespace EdgeNode.Cli;

/// <summary>The folder that a run writes, and the names of its files.</summary>
public sealed partial class RunPaths
{
    private static readonly string[] Names =
    [
        "received.jsonl", "state.jsonl", "about.jsonl", "health.jsonl", "policy.txt", "broker.jsonl", "street.csv", "report.html",
    ];

    // Says that the folder is a run's, so that its files may be replaced.
    private const string Mark = ".edgenode-run";

    private RunPaths(string folder)
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

    /// <summary>
    /// Makes the folder where it is missing, and removes an earlier run's files. Files that no run has written are never
    /// touched, whatever their names are.
    /// </summary>
    /// <exception cref="UnusableInputException">It cannot be written, or it holds somebody's file where a run writes.</exception>
    public static RunPaths Prepare(string folder)
    {
        OutputFolder.Require(folder);
        try
        {
            Directory.CreateDirectory(folder);
            string mark = Path.Combine(folder, Mark);
            string[] earlier = [.. Names.Select(name => Path.Combine(folder, name)).Where(File.Exists), .. OlderPolicies(folder)];
            if (earlier.Length > 0 && !File.Exists(mark))
            {
                throw new UnusableInputException(
                    $"--out: '{earlier[0]}' is there already and is not of an earlier run; allowed is an empty folder or an earlier run's");
            }

            File.WriteAllBytes(mark, []);
            foreach (string path in earlier)
            {
                File.Delete(path);
            }

            RunPaths files = new(folder);
            File.WriteAllBytes(files.Broker, []);
            return files;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UnusableInputException($"--out: the folder '{folder}' cannot be written: {failure.Message}");
        }
    }

    // A policy that another run had before its last one stands beside it under its hash.
    private static IEnumerable<string> OlderPolicies(string folder)
    {
        return Directory.EnumerateFiles(folder, "policy-*.txt").Where(path => OlderPolicy().IsMatch(Path.GetFileName(path)));
    }

    [GeneratedRegex("^policy-[0-9a-f]{32}\\.txt$")]
    private static partial Regex OlderPolicy();
}
