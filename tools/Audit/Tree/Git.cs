namespace EdgeNode.Audit;

/// <summary>git, as a program.</summary>
internal static class Git
{
    /// <summary>Runs a command of git.</summary>
    /// <param name="folder">The folder that it works in.</param>
    /// <param name="arguments">The command.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>Lines of its standard output; null where it refused.</returns>
    /// <exception cref="AuditException">git is not installed.</exception>
    public static async Task<IReadOnlyList<string>?> RunAsync(string folder, IEnumerable<string> arguments, CancellationToken cancel)
    {
        // A copy of a tree may lie somewhere below a checkout of something else.
        string above = Path.GetDirectoryName(Path.GetFullPath(folder)) ?? "";
        ProcessOutcome outcome = await ChildProcess.RunAsync("git", arguments, folder, cancel, environment: new Dictionary<string, string?> { ["GIT_CEILING_DIRECTORIES"] = above, ["GIT_OPTIONAL_LOCKS"] = "0" });
        return outcome.ExitCode == 0 ? outcome.Output : null;
    }
}
