using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using BenchmarkDotNet.Validators;
using EdgeNode.Simulation.Tests;
using EdgeNode.Virtual;

namespace EdgeNode.Benchmarks;

/// <summary>Single calls of the firmware: nanoseconds and bytes.</summary>
internal static class MicroRun
{
    // Under 4 KB.
    private const double GreatestSlotCloseBytes = 4095;

    private static readonly Type[] Classes = [typeof(CountingBenchmarks), typeof(IdleBenchmarks), typeof(TextBenchmarks)];

    private static readonly (string Method, string Name, double? GreatestBytes)[] Rows =
    [
        (nameof(CountingBenchmarks.CountRise), "CountedWindow.OnRise", 0),
        (nameof(CountingBenchmarks.AcceptSound), "SlotBlurrer.Accept, a sound level", 0),
        (nameof(IdleBenchmarks.IdleStep), "Node.Step, nothing due", 0),
        (nameof(CountingBenchmarks.DrawNoise), "TestedNoise.TryDraw, m = 2", null),
        (nameof(TextBenchmarks.WriteSummary), "SummaryText.TryWrite, six channels", null),
        (nameof(TextBenchmarks.HashSummary), "Sha256, a summary", null),
        (nameof(TextBenchmarks.HashSummaryByDotNet), ".NET's SHA256, a summary", null),
    ];

    /// <summary>Runs everything.</summary>
    /// <exception cref="InvalidOperationException">A benchmark did not run, or the build is not an optimised one.</exception>
    public static FigureList Measure()
    {
        Dictionary<string, BenchmarkReport> reports = Run();
        FigureList figures = new();
        foreach ((string method, string name, double? greatestBytes) in Rows)
        {
            BenchmarkReport report = reports[method];
            figures.Add($"micro: {name}: time", NanosecondsOf(report), "ns");
            figures.Add($"micro: {name}: allocated", report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? double.NaN, "B", greatestBytes);
        }

        double ratio = NanosecondsOf(reports[nameof(TextBenchmarks.HashSummary)]) / NanosecondsOf(reports[nameof(TextBenchmarks.HashSummaryByDotNet)]);
        figures.Add("micro: Sha256 / .NET's SHA256", ratio, "times");

        SlotCloses alone = SlotCloses.On(new PreallocatedStore());
        figures.Add("micro: Node.Step, a slot closes: time", alone.MedianNanoseconds, "ns");
        figures.Add("micro: Node.Step, a slot closes: allocated", alone.GreatestBytes, "B", GreatestSlotCloseBytes);
        figures.Add("micro: the same, with what MemoryStore allocates", SlotCloses.On(new MemoryStore()).GreatestBytes, "B");
        return figures;
    }

    private static Dictionary<string, BenchmarkReport> Run()
    {
        DirectoryInfo artifacts = Directory.CreateTempSubdirectory("edgenode-micro-");
        try
        {
            // In this process: a project of BenchmarkDotNet's own would be built under this folder's strict rules.
            IConfig config = ManualConfig.CreateEmpty()
                .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
                .AddDiagnoser(MemoryDiagnoser.Default)
                .AddColumnProvider(DefaultColumnProviders.Instance)
                .AddLogger(NullLogger.Instance)
                .AddValidator(JitOptimizationsValidator.FailOnError)
                .WithOptions(ConfigOptions.DisableLogFile)
                .WithArtifactsPath(artifacts.FullName);
            Summary[] summaries = BenchmarkRunner.Run(Classes, config);
            string[] errors = [.. summaries.SelectMany(summary => summary.ValidationErrors).Where(error => error.IsCritical).Select(error => error.Message)];
            return errors.Length == 0
                ? summaries.SelectMany(summary => summary.Reports).ToDictionary(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name)
                : throw new InvalidOperationException(string.Join(' ', errors));
        }
        finally
        {
            artifacts.Delete(recursive: true);
        }
    }

    private static double NanosecondsOf(BenchmarkReport report)
    {
        return report.ResultStatistics?.Mean
            ?? throw new InvalidOperationException($"{report.BenchmarkCase.DisplayInfo} did not run.");
    }
}
