using System.Runtime.InteropServices;

namespace EdgeNode.Audit;

/// <summary>What is audited, and with what.</summary>
/// <param name="Root">Root of the tree.</param>
/// <param name="Commit">Its commit, or null where git does not say.</param>
/// <param name="Changed">Files that differ from the commit; null where git does not say.</param>
/// <param name="Sdk">Version of the .NET SDK that builds it.</param>
public sealed record AuditedTree(string Root, string? Commit, IReadOnlyList<string>? Changed, string Sdk)
{
    /// <summary>The machine that audits, and its runtime.</summary>
    public string Machine { get; } = $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}, {RuntimeInformation.FrameworkDescription}".Replace("#", "", StringComparison.Ordinal);

    /// <summary>What the cases of the property tests are drawn from: EDGENODE_TEST_SEED, or 0 where it is not set, as tests/Cases.cs has it.</summary>
    public string Seed { get; } = Environment.GetEnvironmentVariable("EDGENODE_TEST_SEED") is { Length: > 0 } seed ? seed : "0";

    /// <summary>Asks git and the SDK about a tree.</summary>
    /// <param name="root">Root of the tree.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="AuditException">There is no SDK that the tree accepts.</exception>
    public static async Task<AuditedTree> ReadAsync(string root, CancellationToken cancel)
    {
        ProcessOutcome sdk = await ChildProcess.RunAsync("dotnet", ["--version"], root, cancel);
        if (sdk.ExitCode != 0)
        {
            throw new AuditException($"{root}: its global.json asks for a .NET SDK that is not installed; see https://dotnet.microsoft.com/download");
        }

        try
        {
            string? commit = (await Git.RunAsync(root, ["rev-parse", "HEAD"], cancel))?.FirstOrDefault();
            IReadOnlyList<string>? changed = commit is null ? null : await Git.RunAsync(root, ["status", "--porcelain"], cancel);
            return new AuditedTree(root, commit, changed, sdk.Output[0].Trim());
        }
        catch (AuditException)
        {
            // Without git the page says that it does not know the commit.
            return new AuditedTree(root, null, null, sdk.Output[0].Trim());
        }
    }
}
