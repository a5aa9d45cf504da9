namespace EdgeNode.Intake;

/// <summary>Where messages are kept, each once by effect. Used by one writer at a time.</summary>
public interface IIntakeStore : IAsyncDisposable
{
    /// <summary>
    /// Keeps a batch: all of it or nothing, and on disk when this completes. What is there already changes nothing. A summary
    /// whose key is there with other bytes goes into quarantine with its batch.
    /// </summary>
    /// <param name="batch">Messages in the order in which they came; at most <see cref="IntakeLimits.GreatestBatch"/>.</param>
    /// <param name="cancellationToken">Gives the attempt up; then nothing of the batch may count as kept.</param>
    /// <returns>What became of each, in the order of the batch.</returns>
    /// <exception cref="StoreUnavailableException">
    /// No room, no server, no lock: the same batch can be tried again later. Any other exception means that some message of the batch
    /// cannot be kept by this store, whenever it is tried.
    /// </exception>
    Task<Filing[]> CommitAsync(IReadOnlyList<IntakeEntry> batch, CancellationToken cancellationToken);

    /// <summary>
    /// Notes that a client's session with a broker begins or goes on, and tells since when this store knows of one. A broker that
    /// knows none then has forgotten it, with the messages that waited in it.
    /// </summary>
    /// <param name="session">Which client at which broker.</param>
    /// <param name="nowUtc">The present.</param>
    /// <param name="cancellationToken">Gives the attempt up.</param>
    /// <returns>When the client was last known to be connected, or null when it is here for the first time.</returns>
    /// <exception cref="StoreUnavailableException">As for <see cref="CommitAsync"/>.</exception>
    Task<DateTime?> NoteSessionAsync(BrokerSession session, DateTime nowUtc, CancellationToken cancellationToken);
}
