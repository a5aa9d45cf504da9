using System.Diagnostics;
using System.Threading.Channels;
using EdgeNode.City;

namespace EdgeNode.Intake;

/// <summary>
/// Takes deliveries, commits whatever waits as one batch, and only then acknowledges it. One writer, since two would acknowledge out of
/// order; the acknowledgements are sent by a task of their own, while the next batch is committed.
/// </summary>
internal sealed class IntakeWriter
{
    private static readonly ActivitySource Activities = new(ReceiverTally.MeterName);

    private readonly Channel<BrokerMessage> _waiting = Channel.CreateUnbounded<BrokerMessage>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Channel<BrokerMessage[]> _committed = Channel.CreateUnbounded<BrokerMessage[]>(new UnboundedChannelOptions { SingleReader = true });
    private readonly MessageJudge _judge;
    private readonly ReceiverTally _tally;
    private readonly PatientCommit _commit;
    private readonly QuarantineNotices _quarantine;

    internal IntakeWriter(ReceiverOptions options, IIntakeStore store, ReceiverTally tally, Action<ReceiverNotice> notify)
    {
        _judge = new MessageJudge(options.Starts);
        _tally = tally;
        _commit = new PatientCommit(store, options, notify);
        _quarantine = new QuarantineNotices(notify);
    }

    /// <summary>Whether the last attempt to store something succeeded.</summary>
    internal bool IsStoreAvailable => _commit.IsAvailable;

    /// <summary>Has connections wait while too much waits here.</summary>
    internal WaitingRoom Room { get; } = new();

    /// <summary>Takes a delivery; never blocks.</summary>
    internal void Take(BrokerMessage delivery)
    {
        Room.Enter();
        _waiting.Writer.TryWrite(delivery);
    }

    /// <summary>Works until it is stopped, and then finishes the batch in hand and its acknowledgements.</summary>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="CityException">The store cannot be used any more, and the options say not to wait for it.</exception>
    internal async Task RunAsync(CancellationToken stop)
    {
        Task acknowledging = AcknowledgeAsync();
        try
        {
            while (await _waiting.Reader.WaitToReadAsync(stop).ConfigureAwait(false))
            {
                await WriteBatchAsync(stop).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // What is not acknowledged the broker has still, for the next start.
        }
        finally
        {
            _committed.Writer.Complete();
            await acknowledging.ConfigureAwait(false);
        }
    }

    private async Task WriteBatchAsync(CancellationToken stop)
    {
        List<BrokerMessage> deliveries = new(IntakeLimits.GreatestBatch);
        List<IntakeEntry> entries = new(IntakeLimits.GreatestBatch);
        List<BrokerMessage> ignored = [];
        int taken = 0;
        for (; entries.Count < IntakeLimits.GreatestBatch && _waiting.Reader.TryRead(out BrokerMessage? delivery); taken++)
        {
            if (delivery.ComesAgain)
            {
                continue;
            }

            if (_judge.Judge(delivery.Topic, delivery.ReadPayload(), delivery.IsReplay, delivery.ReceivedUtc) is IntakeEntry entry)
            {
                deliveries.Add(delivery);
                entries.Add(entry);
            }
            else
            {
                ignored.Add(delivery);
            }
        }

        Room.Leave(taken);
        if (entries.Count > 0)
        {
            using Activity? activity = Activities.StartActivity("commit");
            activity?.SetTag("messages", entries.Count);
            long began = Stopwatch.GetTimestamp();
            Filing[] filings = await _commit.CommitAsync(entries, deliveries, stop).ConfigureAwait(false);
            _tally.Count(entries, filings, Stopwatch.GetElapsedTime(began));
            _quarantine.Note(entries, filings);
        }

        _committed.Writer.TryWrite([.. deliveries, .. ignored]);
    }

    private async Task AcknowledgeAsync()
    {
        await foreach (BrokerMessage[] deliveries in _committed.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            foreach (BrokerMessage delivery in deliveries)
            {
                await delivery.AcknowledgeAsync().ConfigureAwait(false);
            }
        }
    }
}
