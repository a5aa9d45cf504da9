using System.Collections.Concurrent;
using EdgeNode.Intake;

namespace EdgeNode.City.Tests;

/// <summary>A receiver with the files that it writes and what it told.</summary>
internal sealed class TestReceiver : IAsyncDisposable
{
    private readonly IIntakeStore _store;
    private readonly Receiver _receiver;
    private readonly Told _told;

    private TestReceiver(IIntakeStore store, Receiver receiver, Told told)
    {
        _store = store;
        _receiver = receiver;
        _told = told;
    }

    internal ReceiverCounts Counts => _receiver.Counts;

    internal Task Ended => _receiver.Ended;

    internal ReceiverNotice[] Notices => [.. _told.Notices];

    /// <summary>Starts one with files.</summary>
    internal static Task<TestReceiver> StartAsync(ReceiverOptions options, string summaryFile)
    {
        return StartAsync(options, new LineStore(new LineStoreOptions { SummaryFile = summaryFile }));
    }

    /// <summary>Starts one with any store, which it disposes.</summary>
    internal static async Task<TestReceiver> StartAsync(ReceiverOptions options, IIntakeStore store)
    {
        Told told = new();
        try
        {
            return new TestReceiver(store, await Receiver.StartAsync(options, store, told.Add), told);
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    internal Task WaitForAsync(MessageKind kind, long count)
    {
        return _receiver.WaitForAsync(kind, count).WaitAsync(TestCity.Limit);
    }

    /// <summary>Waits until something of a kind has been told.</summary>
    internal Task<ReceiverNotice> WhenToldAsync(NoticeKind kind)
    {
        return _told.WhenAsync(kind);
    }

    /// <summary>Waits until counts are as wanted.</summary>
    internal async Task WhenCountedAsync(Predicate<ReceiverCounts> isIt)
    {
        using CancellationTokenSource limit = new(TestCity.Limit);
        while (!isIt(Counts))
        {
            await Task.Delay(1, limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _receiver.DisposeAsync();
        await _store.DisposeAsync();
    }

    private sealed class Told
    {
        private readonly ConcurrentDictionary<NoticeKind, TaskCompletionSource<ReceiverNotice>> _first = new();

        internal ConcurrentQueue<ReceiverNotice> Notices { get; } = new();

        internal void Add(ReceiverNotice notice)
        {
            Console.WriteLine($"{notice.Kind}: {notice.Message}");
            Assert.IsFalse(notice.Message.Contains('\n'), notice.Message);
            Notices.Enqueue(notice);
            SourceOf(notice.Kind).TrySetResult(notice);
        }

        internal Task<ReceiverNotice> WhenAsync(NoticeKind kind)
        {
            return SourceOf(kind).Task.WaitAsync(TestCity.Limit);
        }

        private TaskCompletionSource<ReceiverNotice> SourceOf(NoticeKind kind)
        {
            return _first.GetOrAdd(kind, _ => new TaskCompletionSource<ReceiverNotice>(TaskCreationOptions.RunContinuationsAsynchronously));
        }
    }
}
