using Dapper;
using EdgeNode.City;
using EdgeNode.Intake;
using Npgsql;

namespace EdgeNode.Databases;

/// <summary>
/// PostgreSQL 13 or later as the store, in a schema of its own, <c>edgenode</c>. Several gateways may write the same database, and the
/// same messages: each is there once.
/// </summary>
public sealed class PostgresStore : IIntakeStore
{
    // Statements are prepared once they have been used twice.
    private const int MostPrepared = 32;
    private const int UsesBeforePrepared = 2;

    private readonly NpgsqlDataSource _source;
    private readonly StoreOptions _options;
    private readonly PostgresBoxes _boxes = new();
    private readonly PostgresPartitions _partitions = new();
    private readonly QuarantineRoom _room = new();

    private PostgresStore(NpgsqlDataSource source, StoreOptions options)
    {
        _source = source;
        _options = options;
        Chains = new PostgresChains(source, options.Gateway);
        Expiry = new PostgresRetention(source);
    }

    /// <summary>What retention needs.</summary>
    internal PostgresRetention Expiry { get; }

    /// <summary>What the check of the chains needs.</summary>
    internal PostgresChains Chains { get; }

    /// <summary>Opens a database and brings its tables to the form of this version.</summary>
    /// <param name="connectionString">Connection string of Npgsql. May hold a secret: it is in no message.</param>
    /// <param name="options">How the database is used.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="StoreUnavailableException">The server cannot be reached for now.</exception>
    /// <exception cref="CityException">The database cannot be used: wrong name or password, no rights, tables of a newer version.</exception>
    public static async Task<PostgresStore> OpenAsync(string connectionString, StoreOptions options, CancellationToken cancellationToken = default)
    {
        NpgsqlConnectionStringBuilder settings = new(connectionString)
        {
            MaxAutoPrepare = MostPrepared,
            AutoPrepareMinUsages = UsesBeforePrepared,
            ApplicationName = "edgenode gateway",
            Timezone = "UTC",
        };
        NpgsqlDataSource source = NpgsqlDataSource.Create(settings);
        try
        {
            await PostgresMigrations.ApplyAsync(source, cancellationToken).ConfigureAwait(false);
            PostgresStore store = new(source, options);
            await store.LoadRoomAsync(cancellationToken).ConfigureAwait(false);
            return store;
        }
        catch (Exception failure)
        {
            await source.DisposeAsync().ConfigureAwait(false);

            // Such as a password that is asked for and not there: waiting does not bring it.
            if (failure is NpgsqlException { IsTransient: false } and not PostgresException)
            {
                throw new CityException($"PostgreSQL: {failure.Message.ReplaceLineEndings(" ")}");
            }

            if (PostgresFailure.Unavailable(failure) is { } unavailable && !cancellationToken.IsCancellationRequested)
            {
                throw unavailable;
            }

            if (failure is PostgresException refusal)
            {
                throw new CityException($"PostgreSQL refuses: {refusal.MessageText.ReplaceLineEndings(" ")}");
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<Filing[]> CommitAsync(IReadOnlyList<IntakeEntry> batch, CancellationToken cancellationToken)
    {
        SortedBatch sorted = new(batch, _options.Starts, isStartInKey: true);
        try
        {
            await using NpgsqlConnection connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            await _boxes.LearnAsync(connection, BoxesOf(batch), cancellationToken).ConfigureAwait(false);
            await _partitions.ProvideAsync(connection, sorted.Summaries.Select(summary => WireNumbers.SlotOf(summary.Entry.Values.StartUtc)), cancellationToken).ConfigureAwait(false);
            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await WriteAsync(connection, sorted, batch, cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            _room.Accept();
            NoteUnchecked(sorted);
            return sorted.Filings;
        }
        catch (Exception failure)
        {
            _room.Undo();
            if (failure is PostgresException { SqlState: PostgresErrorCodes.CheckViolation })
            {
                _partitions.Forget();
                throw new StoreUnavailableException("a partition was dropped in the midst of a batch", failure);
            }

            if (!cancellationToken.IsCancellationRequested && PostgresFailure.Unavailable(failure) is { } unavailable)
            {
                throw unavailable;
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<DateTime?> NoteSessionAsync(BrokerSession session, DateTime nowUtc, CancellationToken cancellationToken)
    {
        try
        {
            await using NpgsqlConnection connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            DateTime? last = await connection.ExecuteScalarAsync<DateTime?>(
                "SELECT connected FROM edgenode.session WHERE client = @ClientId AND broker = @Broker", session).ConfigureAwait(false);
            await connection.ExecuteAsync(
                """
                INSERT INTO edgenode.session (client, broker, connected) VALUES (@ClientId, @Broker, @nowUtc)
                ON CONFLICT (client, broker) DO UPDATE SET connected = excluded.connected
                """,
                new { session.ClientId, session.Broker, nowUtc }).ConfigureAwait(false);
            return last;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && PostgresFailure.Unavailable(failure) is not null)
        {
            throw PostgresFailure.Unavailable(failure)!;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        return _source.DisposeAsync();
    }

    private async Task WriteAsync(NpgsqlConnection connection, SortedBatch sorted, IReadOnlyList<IntakeEntry> batch, CancellationToken cancellationToken)
    {
        if (sorted.Summaries.Count > 0)
        {
            await new PostgresSummaries(sorted, _boxes).WriteAsync(connection, batch, cancellationToken).ConfigureAwait(false);
        }

        PostgresDocuments documents = new(connection, _boxes, _options.Gateway);
        await documents.FileAsync(sorted, cancellationToken).ConfigureAwait(false);
        foreach ((int index, PolicyEntry entry) in sorted.Policies.OrderBy(policy => policy.Entry.Hash))
        {
            sorted.Filings[index] = await documents.FileAsync(entry).ConfigureAwait(false);
            if (sorted.Filings[index] == Filing.Quarantined)
            {
                sorted.Quarantine.Add((index, MessageWords.TooManyPolicies(entry), Filing.Quarantined));
            }
        }

        foreach ((int index, QuarantineEntry entry, Filing filing) in sorted.Quarantine)
        {
            bool hasRoom = _room.TryTake(entry.Box, entry.ReceivedUtc);
            sorted.Filings[index] = hasRoom ? filing : Filing.Overflowed;
            await (hasRoom ? documents.QuarantineAsync(entry) : documents.CountAsync(entry.Box, entry.ReceivedUtc)).ConfigureAwait(false);
        }
    }

    private void NoteUnchecked(SortedBatch sorted)
    {
        foreach ((int index, SummaryEntry entry) in sorted.Summaries)
        {
            if (sorted.Filings[index] == Filing.Stored)
            {
                Chains.Unchecked.Add(_boxes[entry.Box], entry.Values.Run, entry.Values.Seq, entry.ReceivedUtc);
            }
        }
    }

    // What this database holds of today, so that a gateway that is started often gives no more room.
    private async Task LoadRoomAsync(CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        foreach ((string tenant, string node, DateTime received) in await connection.QueryAsync<(string, string, DateTime)>(
            "SELECT tenant, node, received FROM edgenode.quarantine WHERE day = (now() AT TIME ZONE 'UTC')::date").ConfigureAwait(false))
        {
            _room.TryTake(node.Length == 0 ? null : new BoxName(tenant, node), received);
        }

        _room.Accept();
    }

    private static IEnumerable<(BoxName Box, DateTime ReceivedUtc)> BoxesOf(IReadOnlyList<IntakeEntry> batch)
    {
        foreach (IntakeEntry entry in batch)
        {
            BoxName? box = entry switch
            {
                SummaryEntry summary => summary.Box,
                DocumentEntry document => document.Box,
                PolicyEntry policy => policy.Box,
                _ => null,
            };
            if (box is BoxName known)
            {
                yield return (known, entry.ReceivedUtc);
            }
        }
    }
}
