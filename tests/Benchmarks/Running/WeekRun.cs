using EdgeNode.Cli;

namespace EdgeNode.Benchmarks;

/// <summary>
/// The demo's week as <c>edgenode demo</c> runs it, outage, files, report and check included: broker, receiver and box in
/// this process, with TLS and MQTT over real sockets.
/// </summary>
internal static class WeekRun
{
    private const int Days = 7;
    private const int Rounds = 3;
    private const double GreatestSeconds = 10;

    /// <summary>Runs the week some times; the best counts, because the others tell of the machine.</summary>
    /// <exception cref="InvalidOperationException">A week was not whole, so that its time says nothing.</exception>
    public static async Task<FigureList> MeasureAsync()
    {
        List<double> seconds = [];
        for (int round = 0; round < Rounds; round++)
        {
            seconds.Add(await RunAsync());
        }

        FigureList figures = new();
        figures.Add("week: the first, with everything still to be compiled", seconds[0], "s");
        figures.Add($"week: the best of {Rounds}", seconds.Min(), "s", GreatestSeconds);
        return figures;
    }

    private static async Task<double> RunAsync()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("edgenode-week-");
        try
        {
            RunPlan plan = DemoPlan.Of(Days);
            plan = plan with { Outage = NetworkFailure.In(plan.LengthMs) };
            RunOutcome outcome = await new CityRun(plan, RunPaths.Prepare(folder.FullName), port: 0).RunAsync(null, CancellationToken.None);
            return outcome.IsWhole ? outcome.Elapsed.TotalSeconds : throw new InvalidOperationException("Not a whole week.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
