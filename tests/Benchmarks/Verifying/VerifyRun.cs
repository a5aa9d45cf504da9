using System.Diagnostics;
using EdgeNode.City;
using EdgeNode.City.Tests;
using EdgeNode.Cli;

namespace EdgeNode.Benchmarks;

/// <summary>A million lines of one run against a million lines with a run each: both within one process, so that a slow machine slows both.</summary>
internal static class VerifyRun
{
    private const int Lines = 1_000_000;
    private const int WarmUpLines = 20_000;
    private const double GreatestRatio = 10;
    private const double GreatestMegabytes = 300;
    private const double Megabyte = 1_000_000;

    // Two channels whose windows are slots, so that each line is good by itself.
    private const string PolicyName = "pir-pole.txt";

    /// <summary>Verifies both.</summary>
    /// <exception cref="InvalidOperationException">The summaries are not good, so that the time says nothing.</exception>
    public static FigureList Measure()
    {
        string policy = Path.Combine(SourceFolder.Find(), "policies", PolicyName);
        Seconds(policy, WarmUpLines, isOneRun: true);
        double one = Seconds(policy, Lines, isOneRun: true);
        double each = Seconds(policy, Lines, isOneRun: false);
        FigureList figures = new();
        figures.Add("verify: a million lines of one run", one, "s");
        figures.Add("verify: a million lines, a run each", each, "s");
        figures.Add("verify: a run each against one run", each / one, "times", GreatestRatio);
        figures.Add("verify: memory of the process at its most", Process.GetCurrentProcess().PeakWorkingSet64 / Megabyte, "MB", GreatestMegabytes);
        return figures;
    }

    private static double Seconds(string policy, int lines, bool isOneRun)
    {
        using MadeLines summaries = new(SummaryLines.Make(PolicyFile.Read(policy).Hash, lines, isOneRun));
        Stopwatch elapsed = Stopwatch.StartNew();
        VerificationResult result = Verifier.Verify(summaries, "summaries", policy, null);
        return result.IsOk && result.Lines == lines && result.Runs == (isOneRun ? 1 : lines) ? elapsed.Elapsed.TotalSeconds
            : throw new InvalidOperationException($"Not good summaries: {result.Faults.FirstOrDefault()?.Reason}");
    }
}
