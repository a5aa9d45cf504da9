using System.Globalization;

namespace EdgeNode.Audit;

/// <summary>Runs named tests of one project in a process of their own.</summary>
internal static class TestProcess
{
    // Microsoft.Testing.Platform begins a line with one of these for each result.
    private static readonly string[] ResultWords = ["passed ", "failed ", "skipped "];

    /// <summary>Runs the tests.</summary>
    /// <param name="assembly">The test program.</param>
    /// <param name="tests">The tests, all of its project.</param>
    /// <param name="onResult">Called after each result with how many there are.</param>
    /// <param name="cancel">Ends it, with all that it started.</param>
    /// <returns>A result for each test, in the order of <paramref name="tests"/>.</returns>
    public static async Task<IReadOnlyList<TestResult>> RunAsync(
        string assembly, IReadOnlyList<NamedTest> tests, Action<int>? onResult, CancellationToken cancel)
    {
        using ScratchFolder scratch = new();
        const string Results = "results.trx";
        int done = 0;
        ProcessOutcome outcome = await ChildProcess.RunAsync(
            "dotnet",
            [
                assembly,
                "--filter", string.Join('|', tests.Select(test => $"FullyQualifiedName~.{test.Class}.{test.Method}")),
                "--report-trx", "--report-trx-filename", Results, "--results-directory", scratch.Root,
                "--output", "Detailed", "--show-test-results", "all", "--ansi", "off", "--progress", "off",
                "--exit-on-process-exit", Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
            ],
            scratch.Root,
            cancel,
            line =>
            {
                if (ResultWords.Any(word => line.StartsWith(word, StringComparison.Ordinal)))
                {
                    onResult?.Invoke(++done);
                }
            },
            new Dictionary<string, string?> { ["TESTINGPLATFORM_TELEMETRY_OPTOUT"] = "1", ["TESTINGPLATFORM_NOBANNER"] = "1" });
        string file = Path.Combine(scratch.Root, Results);
        if (!File.Exists(file))
        {
            return Absent(tests, $"its process ended with {outcome.ExitCode} and without results: {outcome.LastWord}");
        }

        // Where something failed that is none of these tests, their being green proves nothing.
        IReadOnlyList<TestResult> results = TrxFile.Read(file, tests);
        return outcome.ExitCode == 0 || results.Any(result => result.Outcome != TestOutcome.Passed)
            ? results
            : Absent(tests, $"it is green, but its process ended with {outcome.ExitCode}: {outcome.LastWord}");
    }

    private static TestResult[] Absent(IReadOnlyList<NamedTest> tests, string reason)
    {
        return [.. tests.Select(test => TestResult.Absent(test, reason))];
    }
}
