using EdgeNode.Intake;

namespace EdgeNode.City.Tests;

/// <summary>A store that first does what a test wants, and then what the store behind it does.</summary>
internal sealed class StubbornStore(IIntakeStore inner, Func<IReadOnlyList<IntakeEntry>, Task> before) : IIntakeStore
{
    public async Task<Filing[]> CommitAsync(IReadOnlyList<IntakeEntry> batch, CancellationToken cancellationToken)
    {
        await before(batch);
        return await inner.CommitAsync(batch, cancellationToken);
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
