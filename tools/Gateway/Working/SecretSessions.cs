using EdgeNode.Intake;

namespace EdgeNode.Gateway;

/// <summary>A store that is told a name in place of a client id that is a secret: who reads the database is no gateway.</summary>
/// <param name="inner">The store; disposed with this.</param>
/// <param name="name">What the store is told.</param>
internal sealed class SecretSessions(IIntakeStore inner, string name) : IIntakeStore
{
    /// <inheritdoc/>
    public Task<Filing[]> CommitAsync(IReadOnlyList<IntakeEntry> batch, CancellationToken cancellationToken)
    {
        return inner.CommitAsync(batch, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<DateTime?> NoteSessionAsync(BrokerSession session, DateTime nowUtc, CancellationToken cancellationToken)
    {
        return inner.NoteSessionAsync(session with { ClientId = name }, nowUtc, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        return inner.DisposeAsync();
    }
}
