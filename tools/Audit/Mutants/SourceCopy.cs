namespace EdgeNode.Audit;

/// <summary>A copy of a tree's sources, to break and to mend.</summary>
internal sealed class SourceCopy
{
    // A mutant may be untidy, as long as it compiles: the tests have to see it, not the rules of style. Its references may
    // change, which a locked restore refuses.
    private static readonly string[] Properties = ["RunAnalyzers=false", "TreatWarningsAsErrors=false", "RestoreLockedMode=false"];

    private readonly string _root;
    private IReadOnlyDictionary<string, string> _built = new Dictionary<string, string>();
    private bool _needsRestore;

    private SourceCopy(string root)
    {
        _root = root;
    }

    /// <summary>Copies what git knows of a tree, and what it does not ignore.</summary>
    /// <param name="root">Root of the tree.</param>
    /// <param name="target">Where the copy goes.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="AuditException">The tree is no git checkout, or git is not installed.</exception>
    public static async Task<SourceCopy> MakeAsync(string root, string target, CancellationToken cancel)
    {
        IReadOnlyList<string> files = await Git.RunAsync(root, ["-c", "core.quotePath=off", "ls-files", "--cached", "--others", "--exclude-standard"], cancel)
            ?? throw new AuditException($"{root}: is not a git checkout; mutants are made from copies of what git knows");
        foreach (string file in files.Where(file => File.Exists(Path.Combine(root, file))))
        {
            cancel.ThrowIfCancellationRequested();
            string copy = Path.Combine(target, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(root, file), copy);
        }

        return new SourceCopy(target);
    }

    /// <summary>Builds the copy as it is.</summary>
    /// <param name="projects">The test projects that are to be run.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="AuditException">It does not build.</exception>
    public async Task BuildAsync(IReadOnlyCollection<string> projects, CancellationToken cancel)
    {
        _built = await TreeBuild.RunAsync(_root, projects, isToBuild: true, Properties, cancel);
    }

    /// <summary>Builds one project of the copy again.</summary>
    /// <returns>What the compiler refused, or null.</returns>
    public async Task<string?> RebuildAsync(string project, bool mustRestore, CancellationToken cancel)
    {
        List<string> arguments = ["build", TreeBuild.ProjectFile(_root, project), "-c", "Release", "--disable-build-servers", "--nologo", "-v", "quiet", "-clp:NoSummary", "-m:1"];
        arguments.AddRange(Properties.Select(property => "-p:" + property));
        if (!mustRestore && !_needsRestore)
        {
            arguments.Add("--no-restore");
        }

        _needsRestore = mustRestore;
        ProcessOutcome outcome = await ChildProcess.RunAsync("dotnet", arguments, _root, cancel);
        return outcome.ExitCode == 0 ? null : TreeBuild.FirstError(_root, outcome);
    }

    /// <summary>Runs tests of one project of the copy.</summary>
    public Task<IReadOnlyList<TestResult>> TestAsync(IReadOnlyList<NamedTest> tests, CancellationToken cancel)
    {
        return TestProcess.RunAsync(_built[tests[0].Project], tests, null, cancel);
    }

    /// <summary>Applies a mutant.</summary>
    /// <returns>False where its diff does not fit; nothing is changed then.</returns>
    public async Task<bool> ApplyAsync(Mutant mutant, CancellationToken cancel)
    {
        return await Git.RunAsync(_root, ["apply", "--whitespace=nowarn", mutant.Path], cancel) is not null;
    }

    /// <summary>Takes a mutant back.</summary>
    /// <exception cref="AuditException">The copy is not as it was left.</exception>
    public async Task RevertAsync(Mutant mutant, CancellationToken cancel)
    {
        _ = await Git.RunAsync(_root, ["apply", "--whitespace=nowarn", "--reverse", mutant.Path], cancel)
            ?? throw new AuditException($"{mutant.Path}: could not be taken back from a copy of the sources");
    }
}
