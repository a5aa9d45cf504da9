namespace EdgeNode.Audit;

/// <summary>Builds a tree, shows that its test programs are of its sources, and runs the tests that its claims name.</summary>
public static class ClaimAudit
{
    /// <summary>Runs the audit of the claims.</summary>
    /// <param name="root">Root of the tree.</param>
    /// <param name="isToBuild">False to audit what an earlier build has left.</param>
    /// <param name="progress">Told how it comes on.</param>
    /// <param name="cancel">Ends it, with all that it started.</param>
    /// <exception cref="AuditException">The tree cannot be audited.</exception>
    public static async Task<AuditResult> RunAsync(string root, bool isToBuild, IProgress<AuditProgress> progress, CancellationToken cancel)
    {
        DateTime startedUtc = DateTime.UtcNow;
        IReadOnlyList<Claim> claims = ClaimFile.Read(root);
        AuditedTree tree = await AuditedTree.ReadAsync(root, cancel);
        ILookup<string, NamedTest> tests = claims.SelectMany(claim => claim.Tests).Distinct().ToLookup(test => test.Project);
        string[] projects = [.. tests.Select(project => project.Key).Order(StringComparer.Ordinal)];

        progress.Report(new AuditProgress(isToBuild ? "building" : "looking for what is built", 0, 1));
        IReadOnlyDictionary<string, string> built = projects.Length == 0
            ? new Dictionary<string, string>()
            : await TreeBuild.RunAsync(root, projects, isToBuild, [], cancel);
        RequireBuilt(built);
        IReadOnlyList<CheckedAssembly> assemblies = new BinaryCheck(root).Check(built.Values.Select(file => Path.GetDirectoryName(file)!));
        progress.Report(new AuditProgress(
            isToBuild ? "building" : "looking for what is built",
            1,
            1,
            $"{assemblies.Count} programs are of these sources, {assemblies.Sum(assembly => assembly.Sources)} files by their checksums"));

        Dictionary<NamedTest, TestResult> results = await TestAsync(tests, built, progress, cancel);
        return new AuditResult
        {
            Tree = tree,
            StartedUtc = startedUtc,
            Elapsed = DateTime.UtcNow - startedUtc,
            Assemblies = assemblies,
            Claims = [.. claims.Select(claim => new ClaimResult(claim, [.. claim.Tests.Select(test => results[test])]))],
        };
    }

    /// <summary>Requires that the programs in a folder are of a tree's sources.</summary>
    /// <param name="root">Root of the tree.</param>
    /// <param name="folder">The folder.</param>
    /// <exception cref="AuditException">One is not.</exception>
    public static void RequireBuiltOf(string root, string folder)
    {
        new BinaryCheck(root).Check([folder]);
    }

    private static async Task<Dictionary<NamedTest, TestResult>> TestAsync(
        ILookup<string, NamedTest> tests, IReadOnlyDictionary<string, string> built, IProgress<AuditProgress> progress, CancellationToken cancel)
    {
        Dictionary<NamedTest, TestResult> results = [];
        ParallelOptions options = new() { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel };
        await Parallel.ForEachAsync(tests.OrderByDescending(project => project.Count()), options, async (project, cancelOne) =>
        {
            NamedTest[] named = [.. project];
            progress.Report(new AuditProgress(project.Key, 0, named.Length));
            IReadOnlyList<TestResult> ended = await TestProcess.RunAsync(
                built[project.Key], named, done => progress.Report(new AuditProgress(project.Key, Math.Min(done, named.Length), named.Length)), cancelOne);
            lock (results)
            {
                foreach (TestResult result in ended)
                {
                    results.Add(result.Test, result);
                }
            }

            int passed = ended.Count(result => result.Outcome == TestOutcome.Passed);
            progress.Report(new AuditProgress(project.Key, named.Length, named.Length, $"{project.Key}: {passed} of {named.Length} tests passed"));
        });
        return results;
    }

    private static void RequireBuilt(IReadOnlyDictionary<string, string> built)
    {
        foreach ((string project, string file) in built)
        {
            if (!File.Exists(file))
            {
                throw new AuditException($"{project}: is not built: there is no {file}; leave --no-build away");
            }
        }
    }
}
