using System.Diagnostics;
using EdgeNode.City;
using EdgeNode.Databases;
using EdgeNode.Databases.Tests;
using EdgeNode.EndToEnd.Tests;
using EdgeNode.Intake;
using EdgeNode.Load;

namespace EdgeNode.Benchmarks;

/// <summary>
/// Summaries from senders over TLS through Mosquitto into a database, end to end on one machine: how many a second, what of the
/// processor the receiver needs, how long each takes at half the load.
/// </summary>
internal static class IntakeRun
{
    private const long Messages = 500_000;
    private const long WarmUp = 50_000;

    // Half of what the intake is to take at least.
    private const int HalfLoad = 12_500;
    private const int SecondsAtHalfLoad = 12;
    // With a database of its own. SQLite works within the receiver.
    private const double GreatestProcessorTime = 20;
    private const double Microsecond = 1_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static uint _run = 1;

    /// <summary>Measures.</summary>
    public static async Task<FigureList> MeasureAsync()
    {
        using TestFolder folder = new();
        using ThrowAwayAuthority authority = new();
        using LoadBroker broker = LoadBroker.TryStart(folder.File("broker"), authority, "autosave_interval 60") ?? throw new InvalidOperationException("Mosquitto is not installed.");
        FigureList figures = new();
        string? postgres = await PostgresServer.TryCreateDatabaseAsync();
        if (postgres is not null)
        {
            await MeasureAsync("PostgreSQL", broker, async () => await PostgresStore.OpenAsync(postgres, new StoreOptions { Gateway = "bench" }), figures);
        }

        await MeasureAsync("SQLite", broker, () => Task.FromResult<IIntakeStore>(SqliteStore.Open(folder.File("edgenode.db"), new StoreOptions { Gateway = "bench" })), figures);
        return figures;
    }

    private static async Task MeasureAsync(string name, LoadBroker broker, Func<Task<IIntakeStore>> open, FigureList figures)
    {
        await RunAsync(broker, open, WarmUp, 0);
        (double rate, double processor, _, double batch) = await RunAsync(broker, open, Messages, 0);
        figures.Add($"{name}: summaries a second, end to end", rate, "1/s");
        figures.Add($"{name}: processor time of the receiver", processor, "us", name == "PostgreSQL" ? GreatestProcessorTime : null);
        figures.Add($"{name}: summaries in a commit", batch, "");
        (_, _, double p99, _) = await RunAsync(broker, open, HalfLoad * SecondsAtHalfLoad, HalfLoad);
        figures.Add($"{name}: from sender to commit at {HalfLoad}/s, p99", p99, "ms", 40);
    }

    private static async Task<(double Rate, double Processor, double Percentile, double Batch)> RunAsync(LoadBroker broker, Func<Task<IIntakeStore>> open, long messages, double perSecond)
    {
        await using TimedStore store = new(await open(), messages);
        ReceiverOptions options = new() { Host = LoadBroker.Host, Port = broker.Port, OpenCredentials = () => broker.Credentials("receiver") };
        await using Receiver receiver = await Receiver.StartAsync(options, store, notice => Console.Error.WriteLine(notice.Message));
        using Process senders = LoadProcess.Start(broker, messages, perSecond, _run++);
        while (store.Stored == 0)
        {
            await Task.Delay(1);
        }

        TimeSpan processor = Process.GetCurrentProcess().TotalProcessorTime;
        long began = Stopwatch.GetTimestamp();
        await WaitAsync(store, receiver);
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        processor = Process.GetCurrentProcess().TotalProcessorTime - processor;
        await senders.WaitForExitAsync();
        double percentile = store.Percentile(0.99);
        Console.Error.WriteLine($"{messages} in {seconds:0.0} s: {messages / seconds:0}/s, {processor.TotalSeconds * Microsecond / messages:0.0} us each, p50 {store.Percentile(0.5)} ms, p99 {percentile} ms, {messages / store.Batches} in a commit");
        return (messages / seconds, processor.TotalSeconds * Microsecond / messages, percentile, (double)messages / store.Batches);
    }

    // A run that stands still says what it knows.
    private static async Task WaitAsync(TimedStore store, Receiver receiver)
    {
        for (long stored = -1; !store.Done.IsCompleted; stored = store.Stored)
        {
            await Task.WhenAny(store.Done, Task.Delay(Patience));
            if (store.Stored == stored)
            {
                throw new InvalidOperationException($"It stands still at {stored}: {receiver.Counts}, {(receiver.IsConnected ? "connected" : "not connected")}");
            }
        }
    }
}
