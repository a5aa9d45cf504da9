using Dapper;
using DbUp;
using DbUp.Sqlite.Helpers;
using EdgeNode.City;
using EdgeNode.Intake;
using Microsoft.Data.Sqlite;

namespace EdgeNode.Databases;

/// <summary>
/// A file of SQLite as the store: nothing to install. Anybody may read it while it is written; one gateway writes it, and a file beside
/// it is the lock that keeps a second one off.
/// </summary>
public sealed class SqliteStore : IIntakeStore
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _path;
    private readonly StoreOptions _options;
    private readonly FileStream _lock;
    private readonly SqliteConnection _connection;
    private readonly SqliteSummaries _summaries;
    private readonly Dictionary<BoxName, long> _boxes;
    private readonly QuarantineRoom _room = new();

    // One connection writes batches and marks, one after the other.
    private readonly Lock _writing = new();

    private SqliteStore(string path, StoreOptions options, FileStream fileLock, SqliteConnection connection)
    {
        _path = path;
        _options = options;
        _lock = fileLock;
        _connection = connection;
        _summaries = new SqliteSummaries(connection);
        Chains = new SqliteChains(connection, _writing, path, options.Gateway);
        Expiry = new SqliteRetention(connection, _writing, path);
        _boxes = connection.Query<(string Tenant, string Node, long Box)>("SELECT tenant, node, box FROM box")
            .ToDictionary(row => new BoxName(row.Tenant, row.Node), row => row.Box);
        foreach ((string tenant, string node, long received) in connection.Query<(string, string, long)>(
            "SELECT tenant, node, received FROM quarantine WHERE day = @day", new { day = SqliteDocuments.DayOf(DateTime.UtcNow) }))
        {
            _room.TryTake(node.Length == 0 ? null : new BoxName(tenant, node), SqliteTime.From(received));
        }

        _room.Accept();
    }

    /// <summary>What the check of the chains needs.</summary>
    internal SqliteChains Chains { get; }

    /// <summary>What retention needs.</summary>
    internal SqliteRetention Expiry { get; }

    /// <summary>Opens a database file, or makes it with mode 0600, and brings its tables to the form of this version.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="options">How it is used.</param>
    /// <exception cref="StoreUnavailableException">There is no room for now.</exception>
    /// <exception cref="CityException">Another gateway writes it, it is no database of ours, or the folder cannot be written.</exception>
    public static SqliteStore Open(string path, StoreOptions options)
    {
        FileStream fileLock = OpenPrivate(path + ".lock", FileShare.None, path);
        SqliteConnection? connection = null;
        try
        {
            OpenPrivate(path, FileShare.ReadWrite, path).Dispose();
            connection = Connect(path);
            using (SharedConnection shared = new(connection))
            {
                MigrationScripts.Apply(DeployChanges.To.SqliteDatabase(shared).JournalToSqliteTable("migration"), "Sqlite");
            }

            return new SqliteStore(path, options, fileLock, connection);
        }
        catch (Exception failure)
        {
            connection?.Dispose();
            fileLock.Dispose();
            if (SqliteFailure.Unavailable(failure, path) is { } unavailable)
            {
                throw unavailable;
            }

            throw failure is SqliteException refusal ? new CityException($"'{path}': {refusal.Message.ReplaceLineEndings(" ")}; allowed: a database of edgenode, or no file") : failure;
        }
    }

    /// <inheritdoc/>
    public Task<Filing[]> CommitAsync(IReadOnlyList<IntakeEntry> batch, CancellationToken cancellationToken)
    {
        SortedBatch sorted = new(batch, _options.Starts, isStartInKey: false);
        List<BoxName> learned = [];
        using Lock.Scope scope = _writing.EnterScope();
        try
        {
            using SqliteTransaction transaction = _connection.BeginTransaction();
            Write(transaction, sorted, batch, learned);
            transaction.Commit();
            _room.Accept();
            NoteUnchecked(sorted);
            return Task.FromResult(sorted.Filings);
        }
        catch (Exception failure)
        {
            _room.Undo();
            learned.ForEach(box => _boxes.Remove(box));
            throw SqliteFailure.Unavailable(failure, _path) ?? failure;
        }
    }

    /// <inheritdoc/>
    public Task<DateTime?> NoteSessionAsync(BrokerSession session, DateTime nowUtc, CancellationToken cancellationToken)
    {
        using Lock.Scope scope = _writing.EnterScope();
        try
        {
            long? last = _connection.ExecuteScalar<long?>("SELECT connected FROM session WHERE client = @ClientId AND broker = @Broker", session);
            _connection.Execute(
                """
                INSERT INTO session (client, broker, connected) VALUES (@ClientId, @Broker, @now)
                ON CONFLICT DO UPDATE SET connected = excluded.connected
                """,
                new { session.ClientId, session.Broker, now = SqliteTime.Of(nowUtc) });
            return Task.FromResult(last is long known ? SqliteTime.From(known) : (DateTime?)null);
        }
        catch (SqliteException failure)
        {
            throw SqliteFailure.Unavailable(failure, _path) ?? (Exception)failure;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _summaries.Dispose();
        _connection.Dispose();
        _lock.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Write(SqliteTransaction transaction, SortedBatch sorted, IReadOnlyList<IntakeEntry> batch, List<BoxName> learned)
    {
        for (int place = 0; place < sorted.Summaries.Count; place++)
        {
            SummaryEntry entry = sorted.Summaries[place].Entry;
            bool isNew = _summaries.TryInsert(transaction, NumberOf(transaction, entry.Box, entry.ReceivedUtc, learned), entry);
            sorted.File(place, isNew, isNew || _summaries.IsSame(transaction, _boxes[entry.Box], entry));
        }

        sorted.FileFurtherCopies(batch, entry => _summaries.IsSame(transaction, _boxes[entry.Box], entry));
        SqliteDocuments documents = new(_connection, transaction);
        foreach ((int index, DocumentEntry entry) in sorted.Documents)
        {
            sorted.Filings[index] = documents.File(NumberOf(transaction, entry.Box, entry.ReceivedUtc, learned), entry);
        }

        foreach ((int index, PolicyEntry entry) in sorted.Policies)
        {
            sorted.Filings[index] = documents.File(NumberOf(transaction, entry.Box, entry.ReceivedUtc, learned), entry);
            if (sorted.Filings[index] == Filing.Quarantined)
            {
                sorted.Quarantine.Add((index, MessageWords.TooManyPolicies(entry), Filing.Quarantined));
            }
        }

        foreach ((int index, QuarantineEntry entry, Filing filing) in sorted.Quarantine)
        {
            bool hasRoom = _room.TryTake(entry.Box, entry.ReceivedUtc);
            sorted.Filings[index] = hasRoom ? filing : Filing.Overflowed;
            if (hasRoom)
            {
                documents.Quarantine(entry);
            }
            else
            {
                documents.Count(entry.Box is BoxName known && _boxes.ContainsKey(known) ? known : new BoxName("", ""), entry.ReceivedUtc);
            }
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

    private long NumberOf(SqliteTransaction transaction, BoxName box, DateTime receivedUtc, List<BoxName> learned)
    {
        if (!_boxes.TryGetValue(box, out long number))
        {
            number = _connection.ExecuteScalar<long>(
                "INSERT INTO box (tenant, node, first_received) VALUES (@Tenant, @Node, @received) RETURNING box",
                new { box.Tenant, box.Node, received = SqliteTime.Of(receivedUtc) },
                transaction);
            _boxes.Add(box, number);
            learned.Add(box);
        }

        return number;
    }

    private static SqliteConnection Connect(string path)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        connection.Open();

        // Readers and the writer do not wait for each other; what is committed is on the disk.
        connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000;");
        return connection;
    }

    private static FileStream OpenPrivate(string file, FileShare share, string path)
    {
        FileStreamOptions options = new() { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        try
        {
            return new FileStream(file, options);
        }
        catch (IOException) when (share == FileShare.None && File.Exists(file))
        {
            throw new CityException($"'{path}' is in use: another gateway writes it");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CityException($"'{path}' cannot be written: {failure.Message}");
        }
    }
}
