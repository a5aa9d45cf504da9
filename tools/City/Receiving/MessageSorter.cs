using EdgeNode.Summaries;

namespace EdgeNode.City;

/// <summary>Judges each message by its topic and form, keeps it or not, and counts.</summary>
/// <param name="folder">Where messages are kept; disposed with the sorter.</param>
internal sealed class MessageSorter(ReceivedFolder folder) : IDisposable
{
    private const int GreatestPolicyLength = 16 * 1024;

    private readonly Lock _lock = new();
    private readonly long[] _kept = new long[Enum.GetValues<MessageKind>().Length];
    private readonly List<(MessageKind Kind, long Count, TaskCompletionSource Reached)> _waiters = [];

    private long _duplicates;
    private long _refused;
    private long _reconnects;

    /// <summary>What has been counted so far.</summary>
    internal ReceiverCounts Counts
    {
        get
        {
            lock (_lock)
            {
                return new ReceiverCounts(
                    _kept[(int)MessageKind.Summary],
                    _kept[(int)MessageKind.State],
                    _kept[(int)MessageKind.About],
                    _kept[(int)MessageKind.Health],
                    _kept[(int)MessageKind.Policy],
                    _duplicates,
                    _refused,
                    _reconnects);
            }
        }
    }

    /// <summary>Keeps, counts or refuses a message. What goes to a box's inbox is none of the receiver's.</summary>
    internal void Accept(string topic, byte[] payload, bool isReplay)
    {
        ReceivedTopic? parts = ReceivedTopic.Parse(topic);
        if (parts?.Kind == Topics.InboxKind)
        {
            return;
        }

        lock (_lock)
        {
            if (parts is null || KindOf(parts.Kind) is not MessageKind kind || !HasForm(kind, payload, parts.Node, out SummaryKey key))
            {
                _refused++;
                return;
            }

            Filing filing = kind switch
            {
                MessageKind.Summary => folder.KeepSummary(key, payload),
                MessageKind.Policy => folder.KeepPolicy(payload),
                _ => folder.KeepDocument(kind, payload, isReplay),
            };
            if (filing != Filing.Kept)
            {
                _duplicates += filing == Filing.Known ? 1 : 0;
                _refused += filing == Filing.Refused ? 1 : 0;
                return;
            }

            _kept[(int)kind]++;
            _waiters.RemoveAll(waiter => _kept[(int)waiter.Kind] >= waiter.Count && waiter.Reached.TrySetResult());
        }
    }

    /// <summary>Completes when so many messages of a kind have been kept.</summary>
    internal Task WhenKept(MessageKind kind, long count)
    {
        lock (_lock)
        {
            if (_kept[(int)kind] >= count)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((kind, count, reached));
            return reached.Task;
        }
    }

    /// <summary>Notes that the connection came back.</summary>
    internal void CountReconnect()
    {
        lock (_lock)
        {
            _reconnects++;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            folder.Dispose();
        }
    }

    private static MessageKind? KindOf(string level)
    {
        return level switch
        {
            Topics.SummaryKind => MessageKind.Summary,
            Topics.StateKind => MessageKind.State,
            Topics.AboutKind => MessageKind.About,
            Topics.HealthKind => MessageKind.Health,
            Topics.PolicyKind => MessageKind.Policy,
            _ => null,
        };
    }

    // A summary that names another node than its topic would take that node's place in the de-duplication.
    private static bool HasForm(MessageKind kind, byte[] payload, string node, out SummaryKey key)
    {
        key = default;
        if (kind == MessageKind.Policy)
        {
            return payload.Length <= GreatestPolicyLength && PolicyShelf.IsUsable(payload);
        }

        return payload.Length is > 0 and <= LineFile.LongestLine
            && payload.All(IsPrintable)
            && LineFile.IsObject(payload)
            && (kind != MessageKind.Summary || (SummaryKey.TryRead(payload, out key) && key.Node == node));
    }

    private static bool IsPrintable(byte value)
    {
        return value is >= (byte)' ' and <= (byte)'~';
    }
}
