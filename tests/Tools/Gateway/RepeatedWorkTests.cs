using EdgeNode.Gateway;
using EdgeNode.Intake;
using Microsoft.Extensions.Logging;

namespace EdgeNode.Tools.Tests;

/// <summary>Work beside the receiver goes on whatever happens, and tells each thing once.</summary>
[TestClass]
public class RepeatedWorkTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Retry = TimeSpan.FromMinutes(1);

    [TestMethod]
    public async Task It_is_done_at_once_and_then_after_each_period_and_its_results_are_logged()
    {
        Queue<string?> results = new(["3 rows deleted", null, "1 row deleted"]);
        (TimeSpan[] waits, string[] log, bool[] store) = await RunAsync(Day, 3, () => results.Dequeue());
        CollectionAssert.AreEqual(new[] { Day, Day, Day }, waits);
        CollectionAssert.AreEqual(new[] { "Information sweep: 3 rows deleted", "Information sweep: 1 row deleted" }, log);
        CollectionAssert.AreEqual(new[] { true, true, true }, store);
    }

    [TestMethod]
    public async Task A_store_that_is_away_is_told_once_and_tried_each_minute_until_it_is_back()
    {
        Queue<Func<string?>> results = new([Away("server away"), Away("server away"), Away("disk full"), () => null, Away("server away")]);
        (TimeSpan[] waits, string[] log, bool[] store) = await RunAsync(Day, 5, () => results.Dequeue()());
        CollectionAssert.AreEqual(new[] { Retry, Retry, Retry, Day, Retry }, waits);
        CollectionAssert.AreEqual(new[] { "Warning sweep: server away; trying again", "Warning sweep: disk full; trying again", "Warning sweep: server away; trying again" }, log);
        CollectionAssert.AreEqual(new[] { false, false, false, true, false }, store);
    }

    [TestMethod]
    public async Task A_fault_of_its_own_does_not_end_it_and_says_nothing_of_the_store()
    {
        (TimeSpan[] waits, string[] log, bool[] store) = await RunAsync(TimeSpan.FromSeconds(30), 3, () => throw new InvalidOperationException("a fault"));
        CollectionAssert.AreEqual(Enumerable.Repeat(TimeSpan.FromSeconds(30), 3).ToArray(), waits);
        CollectionAssert.AreEqual(new[] { "Warning sweep: a fault; trying again" }, log);
        Assert.IsEmpty(store);
    }

    private static Func<string?> Away(string message)
    {
        return () => throw new StoreUnavailableException(message);
    }

    private static async Task<(TimeSpan[] Waits, string[] Log, bool[] Store)> RunAsync(TimeSpan period, int times, Func<string?> work)
    {
        ManualTime time = new();
        LineLog log = new();
        List<bool> store = [];
        List<TimeSpan> waits = [];
        using CancellationTokenSource stop = new();
        int left = times;
        RepeatedWork repeated = new("sweep", period, async cancel =>
        {
            await (left-- > 0 ? Task.CompletedTask : Task.Delay(Timeout.Infinite, cancel));
            return work();
        });
        Task running = repeated.RunAsync(store.Add, log, time, stop.Token);
        for (int i = 0; i < times; i++)
        {
            waits.Add(await time.PassAsync());
        }

        await stop.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => running);
        return ([.. waits], [.. log.Lines], [.. store]);
    }

    private sealed class LineLog : ILogger
    {
        internal List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            return null;
        }

        public bool IsEnabled(LogLevel logLevel)
        {
            return true;
        }

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Lines.Add($"{logLevel} {formatter(state, exception)}");
        }
    }
}
