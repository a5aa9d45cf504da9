using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace EdgeNode.Audit;

/// <summary>Makes each mutant in a copy of the sources and sees whether the test that it names notices.</summary>
public sealed class MutantRunner
{
    private const string Step = "mutants";
    private const int MutantsForOneCopy = 12;
    private const int GreatestCopies = 4;
    private const int LongerThanUntouched = 10;

    private static readonly TimeSpan LeastLimit = TimeSpan.FromMinutes(1);

    private readonly string _root;
    private readonly IReadOnlyList<Mutant> _mutants;
    private readonly IProgress<AuditProgress> _progress;
    private readonly ConcurrentQueue<Mutant> _waiting;
    private readonly ConcurrentBag<MutantResult> _results = [];
    private Dictionary<NamedTest, TestResult> _untouched = [];

    /// <summary>Makes the runner.</summary>
    /// <param name="root">Root of the tree.</param>
    /// <param name="mutants">The mutants to make.</param>
    /// <param name="progress">Told how it comes on.</param>
    public MutantRunner(string root, IReadOnlyList<Mutant> mutants, IProgress<AuditProgress> progress)
    {
        _root = root;
        _mutants = mutants;
        _progress = progress;
        // Neighbours share a project, so that a copy seldom has to bring another one up to date.
        _waiting = new ConcurrentQueue<Mutant>(mutants.OrderBy(mutant => mutant.Project, StringComparer.Ordinal).ThenBy(mutant => mutant.Files[0], StringComparer.Ordinal));
    }

    /// <summary>Makes all of them. The copies are gone afterwards, however it ends.</summary>
    /// <param name="available">How many mutants the tree has.</param>
    /// <param name="cancel">Ends it, with all that it started.</param>
    /// <exception cref="AuditException">git is not installed, the tree is no checkout, or it does not build untouched.</exception>
    public async Task<MutantSummary> RunAsync(int available, CancellationToken cancel)
    {
        Stopwatch watch = Stopwatch.StartNew();
        using ScratchFolder scratch = new();
        LinkShared(scratch.Root);
        int copies = Math.Clamp(_mutants.Count / MutantsForOneCopy, 1, Math.Min(Environment.ProcessorCount, GreatestCopies));
        _progress.Report(new AuditProgress(Step, 0, _mutants.Count, $"copying and building the sources for {_mutants.Count} mutants"));
        string[] projects = [.. _mutants.Select(mutant => mutant.Project).Distinct()];
        SourceCopy[] made = new SourceCopy[copies];
        await Parallel.ForAsync(0, copies, cancel, async (i, cancelOne) =>
        {
            made[i] = await SourceCopy.MakeAsync(_root, Path.Combine(scratch.Root, $"copy-{i + 1}"), cancelOne);
            await made[i].BuildAsync(projects, cancelOne);
        });
        _untouched = await TestUntouchedAsync(made[0], cancel);
        await Parallel.ForEachAsync(made, new ParallelOptions { MaxDegreeOfParallelism = copies, CancellationToken = cancel }, WorkAsync);
        return new MutantSummary(available, [.. _results.OrderBy(result => result.Mutant.Name, StringComparer.Ordinal)], watch.Elapsed);
    }

    // Tests that compare with recordings look for them in a folder beside the checkout.
    private void LinkShared(string scratch)
    {
        string shared = Path.Combine(_root, "..", "shared");
        if (Directory.Exists(shared) && !OperatingSystem.IsWindows())
        {
            Directory.CreateSymbolicLink(Path.Combine(scratch, "shared"), Path.GetFullPath(shared));
        }
    }

    private async Task<Dictionary<NamedTest, TestResult>> TestUntouchedAsync(SourceCopy copy, CancellationToken cancel)
    {
        Dictionary<NamedTest, TestResult> results = [];
        foreach (IGrouping<string, NamedTest> project in _mutants.Select(mutant => mutant.Test).OfType<NamedTest>().Distinct().GroupBy(test => test.Project))
        {
            foreach (TestResult result in await copy.TestAsync([.. project], cancel))
            {
                results.Add(result.Test, result);
            }
        }

        int green = results.Values.Count(result => result.Outcome == TestOutcome.Passed);
        _progress.Report(new AuditProgress(Step, 0, _mutants.Count, $"{green} of {results.Count} tests are green on the untouched copy"));
        return results;
    }

    private async ValueTask WorkAsync(SourceCopy copy, CancellationToken cancel)
    {
        while (_waiting.TryDequeue(out Mutant? mutant))
        {
            Stopwatch watch = Stopwatch.StartNew();
            (MutantFate fate, string? reason) = await JudgeAsync(copy, mutant, cancel);
            MutantResult result = new(mutant, fate, reason, watch.Elapsed);
            int done;
            lock (_results)
            {
                _results.Add(result);
                done = _results.Count;
            }

            string seconds = watch.Elapsed.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture);
            string why = fate == MutantFate.Killed || reason is null ? "" : $": {reason}";
            _progress.Report(new AuditProgress(Step, done, _mutants.Count, $"{done}/{_mutants.Count} {MutantResult.Words(fate)} {mutant.Name} ({seconds} s){why}"));
        }
    }

    private async Task<(MutantFate Fate, string? Reason)> JudgeAsync(SourceCopy copy, Mutant mutant, CancellationToken cancel)
    {
        if (mutant.Test is { } test && _untouched[test].Outcome != TestOutcome.Passed)
        {
            return (MutantFate.DidNotRun, $"on the untouched sources {test} {ClaimResult.Words(_untouched[test].Outcome)}");
        }

        if (!await copy.ApplyAsync(mutant, cancel))
        {
            return (MutantFate.DoesNotApply, "its diff does not fit these sources");
        }

        string? refusal = await copy.RebuildAsync(mutant.Project, mutant.ChangesProjects, cancel);
        (MutantFate, string?) verdict = (refusal, mutant) switch
        {
            // An error of the compiler itself: a package that cannot be restored proves nothing.
            (not null, { IsRefused: true }) when refusal.Contains("error CS", StringComparison.Ordinal) => (MutantFate.Killed, refusal),
            (not null, _) => (MutantFate.DoesNotBuild, refusal),
            (null, { IsRefused: true }) => (MutantFate.Survived, "it builds"),
            _ => await TestAsync(copy, mutant.Test!, cancel),
        };
        await copy.RevertAsync(mutant, cancel);
        return verdict;
    }

    private async Task<(MutantFate Fate, string? Reason)> TestAsync(SourceCopy copy, NamedTest test, CancellationToken cancel)
    {
        TimeSpan limit = LeastLimit + (LongerThanUntouched * _untouched[test].Duration);
        using CancellationTokenSource timed = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timed.CancelAfter(limit);
        try
        {
            TestResult result = (await copy.TestAsync([test], timed.Token))[0];
            return result.Outcome switch
            {
                TestOutcome.Failed => (MutantFate.Killed, result.Message),
                TestOutcome.Passed => (MutantFate.Survived, $"{test} stays green"),
                _ => (MutantFate.DidNotRun, result.Message),
            };
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (MutantFate.DidNotRun, $"{test} has no end after {limit.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture)} s");
        }
    }
}
