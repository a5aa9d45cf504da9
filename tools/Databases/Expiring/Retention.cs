using EdgeNode.Intake;

namespace EdgeNode.Databases;

/// <summary>Deletes summaries when the retention of their own policy is over, and what else has been kept long enough.</summary>
public sealed class Retention
{
    private readonly IRetentionStore _store;
    private readonly RetentionOptions _options;

    /// <summary>Makes the retention of a database of PostgreSQL.</summary>
    public Retention(PostgresStore store, RetentionOptions options)
        : this(store.Expiry, options)
    {
    }

    /// <summary>Makes the retention of a database of SQLite.</summary>
    public Retention(SqliteStore store, RetentionOptions options)
        : this(store.Expiry, options)
    {
    }

    private Retention(IRetentionStore store, RetentionOptions options)
    {
        _store = store;
        _options = options;
    }

    /// <summary>Deletes what is over. To be called once a day; once more does no harm.</summary>
    /// <param name="nowUtc">The present.</param>
    /// <param name="cancellationToken">Ends it between two portions.</param>
    /// <returns>What was deleted; the table <c>deletion</c> has the same.</returns>
    /// <exception cref="StoreUnavailableException">The database cannot be used for now.</exception>
    public Task<IReadOnlyList<Deletion>> SweepAsync(DateTime nowUtc, CancellationToken cancellationToken)
    {
        return _store.SweepAsync(_options, nowUtc, cancellationToken);
    }
}
