using EdgeNode.Intake;
using EdgeNode.Load;

namespace EdgeNode.Benchmarks;

/// <summary>A store that notes for each summary how long it took from its sender to the commit.</summary>
internal sealed class TimedStore(IIntakeStore inner, long expected) : IIntakeStore
{
    private readonly List<int> _delays = new((int)Math.Min(expected, 20_000_000));
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _stored;

    /// <summary>Completes when all that is expected has been stored.</summary>
    internal Task Done => _done.Task;

    /// <summary>How many have been stored.</summary>
    internal long Stored => Interlocked.Read(ref _stored);

    /// <summary>How many times there was a commit.</summary>
    internal int Batches { get; private set; }

    /// <summary>The delay in milliseconds that a share of all summaries has at most.</summary>
    internal double Percentile(double share)
    {
        _delays.Sort();
        return _delays[(int)Math.Min(_delays.Count - 1, _delays.Count * share)] / 10.0;
    }

    public async Task<Filing[]> CommitAsync(IReadOnlyList<IntakeEntry> batch, CancellationToken cancellationToken)
    {
        Filing[] filings = await inner.CommitAsync(batch, cancellationToken);
        long now = LoadSender.Now();
        Batches++;
        for (int i = 0; i < filings.Length; i++)
        {
            if (filings[i] == Filing.Stored && batch[i] is SummaryEntry summary)
            {
                _delays.Add((int)(now - (summary.Values.UpSeconds - LoadSummaries.FirstUp)));
                _stored++;
            }
        }

        if (_stored >= expected)
        {
            _done.TrySetResult();
        }

        return filings;
    }

    public Task<DateTime?> NoteSessionAsync(BrokerSession session, DateTime nowUtc, CancellationToken cancellationToken)
    {
        return inner.NoteSessionAsync(session, nowUtc, cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        return inner.DisposeAsync();
    }
}
