using System.Diagnostics;
using EdgeNode.Cli;
using EdgeNode.Simulator;
using EdgeNode.Virtual;

namespace EdgeNode.Benchmarks;

/// <summary>A simulated year at the full sampling rates, on a link without a broker.</summary>
internal static class YearRun
{
    private const int Days = 365;
    private const double GreatestSeconds = 60;

    /// <summary>Runs the year.</summary>
    /// <exception cref="InvalidOperationException">The year lost a slot, so that its time says nothing.</exception>
    public static FigureList Measure()
    {
        RunPlan plan = DemoPlan.Of(Days);
        VirtualBox box = BoxFactory.Start(
            plan, BoxFactory.DemoTenant, BoxFactory.DemoNode, new string('0', 64), (clock, latency) => new LoopbackLink(clock, latency));
        TimeSpan processorBefore = Environment.CpuUsage.TotalTime;
        Stopwatch elapsed = Stopwatch.StartNew();
        box.RunUntil(plan.LengthMs);
        box.Finish();
        elapsed.Stop();
        TimeSpan processor = Environment.CpuUsage.TotalTime - processorBefore;

        const int Slots = Days * DemoPlan.SlotsADay;
        if (box.Progress.SlotsReleased != Slots || box.Progress.SummariesAcknowledged != Slots)
        {
            throw new InvalidOperationException($"Not a whole year: {box.Progress}");
        }

        FigureList figures = new();
        figures.Add("year: real time", elapsed.Elapsed.TotalSeconds, "s", GreatestSeconds);
        figures.Add("year: processor time", processor.TotalSeconds, "s");
        figures.Add("year: simulated seconds in a real one", plan.LengthMs / elapsed.Elapsed.TotalMilliseconds, "");
        figures.Add("year: slots released and acknowledged", Slots, "");
        return figures;
    }
}
