using System.Diagnostics.Metrics;

namespace EdgeNode.Intake;

/// <summary>Counts what became of messages: for the program itself, and as metrics of the meter <see cref="MeterName"/>.</summary>
internal sealed class ReceiverTally : IDisposable
{
    /// <summary>Name of the meter, and of the source of activities.</summary>
    internal const string MeterName = "EdgeNode.Intake";

    private static readonly string[] Filings = [.. Enum.GetNames<Filing>().Select(name => name.ToLowerInvariant())];

    private readonly Lock _lock = new();
    private readonly long[] _stored = new long[Enum.GetValues<MessageKind>().Length];
    private readonly long[] _filed = new long[Enum.GetValues<Filing>().Length];
    private readonly List<(MessageKind Kind, long Count, TaskCompletionSource Reached)> _waiters = [];
    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _messages;
    private readonly Counter<long> _connections;
    private readonly Histogram<int> _batches;
    private readonly Histogram<double> _commits;
    private long _reconnects;

    internal ReceiverTally()
    {
        _messages = _meter.CreateCounter<long>("edgenode.intake.messages", "{message}", "Messages by what became of them");
        _connections = _meter.CreateCounter<long>("edgenode.intake.connections", "{connection}", "Connections to the broker that came about");
        _batches = _meter.CreateHistogram<int>("edgenode.intake.batch.size", "{message}", "Messages that were committed together");
        _commits = _meter.CreateHistogram<double>("edgenode.intake.commit.duration", "s", "Time that a commit took");
    }

    /// <summary>What has been counted so far.</summary>
    internal ReceiverCounts Counts
    {
        get
        {
            lock (_lock)
            {
                return new ReceiverCounts(
                    _stored[(int)MessageKind.Summary],
                    _stored[(int)MessageKind.State],
                    _stored[(int)MessageKind.About],
                    _stored[(int)MessageKind.Health],
                    _stored[(int)MessageKind.Policy],
                    _filed[(int)Filing.Duplicate],
                    _filed[(int)Filing.Quarantined] + _filed[(int)Filing.Contradicted],
                    _filed[(int)Filing.Overflowed],
                    _reconnects);
            }
        }
    }

    /// <summary>Counts a batch that is committed.</summary>
    /// <param name="entries">What was committed.</param>
    /// <param name="filings">What became of it.</param>
    /// <param name="duration">Time that the commit took.</param>
    internal void Count(IReadOnlyList<IntakeEntry> entries, Filing[] filings, TimeSpan duration)
    {
        Span<long> counted = stackalloc long[Filings.Length];
        lock (_lock)
        {
            for (int i = 0; i < filings.Length; i++)
            {
                counted[(int)filings[i]]++;
                if (filings[i] == Filing.Stored)
                {
                    _stored[(int)KindOf(entries[i])]++;
                }
            }

            for (int filing = 0; filing < counted.Length; filing++)
            {
                _filed[filing] += counted[filing];
            }

            _waiters.RemoveAll(waiter => _stored[(int)waiter.Kind] >= waiter.Count && waiter.Reached.TrySetResult());
        }

        for (int filing = 0; filing < counted.Length; filing++)
        {
            if (counted[filing] > 0)
            {
                _messages.Add(counted[filing], new KeyValuePair<string, object?>("outcome", Filings[filing]));
            }
        }

        _batches.Record(filings.Length);
        _commits.Record(duration.TotalSeconds);
    }

    /// <summary>Completes when so many messages of a kind have been stored.</summary>
    internal Task WhenStored(MessageKind kind, long count)
    {
        lock (_lock)
        {
            if (_stored[(int)kind] >= count)
            {
                return Task.CompletedTask;
            }

            TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((kind, count, reached));
            return reached.Task;
        }
    }

    /// <summary>Counts a connection to the broker.</summary>
    /// <param name="isFirst">Whether there was none before.</param>
    internal void CountConnection(bool isFirst)
    {
        lock (_lock)
        {
            _reconnects += isFirst ? 0 : 1;
        }

        _connections.Add(1);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _meter.Dispose();
    }

    // Quarantine has no kind that counts: it is never stored.
    private static MessageKind KindOf(IntakeEntry entry)
    {
        return entry switch
        {
            DocumentEntry document => document.Kind,
            PolicyEntry => MessageKind.Policy,
            _ => MessageKind.Summary,
        };
    }
}
