using Dapper;
using EdgeNode.Intake;
using EdgeNode.Policies;
using Microsoft.Data.Sqlite;

namespace EdgeNode.Databases;

/// <summary>What the check of the chains needs of SQLite.</summary>
/// <param name="connection">The connection that also writes batches.</param>
/// <param name="writing">Held by who uses it.</param>
/// <param name="path">Path of the file.</param>
/// <param name="gateway">Name of the gateway.</param>
internal sealed class SqliteChains(SqliteConnection connection, Lock writing, string path, string gateway) : IChainStore
{
    private readonly KnownPolicies _policies = new();

    /// <inheritdoc/>
    public UncheckedRuns Unchecked { get; } = new();

    /// <inheritdoc/>
    public Task LoadUncheckedAsync(CancellationToken cancellationToken)
    {
        (long Box, long Run, int From, int To, long Newest)[] parts = Use(() => connection.Query<(long, long, int, int, long)>(
            """
            SELECT box, run, min(seq), max(seq), max(received) FROM summary
            WHERE received >= coalesce((SELECT until FROM chain_check WHERE gateway = @gateway) - @margin, 0)
            GROUP BY box, run
            """,
            new { gateway, margin = (long)ChainCheck.Margin.TotalMilliseconds }).ToArray());
        foreach ((long box, long run, int from, int to, long newest) in parts)
        {
            Unchecked.Add(box, (uint)run, from, SqliteTime.From(newest));
            Unchecked.Add(box, (uint)run, to, SqliteTime.From(newest));
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<Policy?> FindPolicyAsync(UInt128 name, CancellationToken cancellationToken)
    {
        return _policies.FindAsync(name, wanted => Task.FromResult(Use(() =>
            connection.ExecuteScalar<string?>("SELECT text FROM policy WHERE policy = @policy", new { policy = SqliteSummaries.BytesOf(wanted) }))));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<RunPart>> WidenAsync(IReadOnlyList<RunPart> parts, int before, CancellationToken cancellationToken)
    {
        return Task.FromResult<IReadOnlyList<RunPart>>(Use(() => parts.Select(part => Widen(part, before)).ToArray()));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredSummary>> ReadAsync(IReadOnlyList<RunPart> parts, CancellationToken cancellationToken)
    {
        return Task.FromResult<IReadOnlyList<StoredSummary>>(Use(() => parts.SelectMany(Read).ToArray()));
    }

    /// <inheritdoc/>
    /// <remarks>There are no copies: the start is not in the key of the table.</remarks>
    public Task ReplaceFaultsAsync(IReadOnlyList<RunPart> parts, IReadOnlyList<FoundFault> faults, IReadOnlyList<StoredSummary> copies, CancellationToken cancellationToken)
    {
        Use(() =>
        {
            using SqliteTransaction transaction = connection.BeginTransaction();
            foreach (RunPart part in parts)
            {
                connection.Execute(
                    "DELETE FROM fault WHERE box = @Box AND run = @Run AND seq BETWEEN @From AND @To",
                    new { part.Box, Run = (long)part.Run, part.From, part.To },
                    transaction);
            }

            long found = SqliteTime.Of(DateTime.UtcNow);
            foreach (FoundFault fault in faults)
            {
                connection.Execute(
                    "INSERT INTO fault (box, run, seq, fault, found) VALUES (@Box, @Run, @Seq, @Fault, @found)",
                    new { fault.Box, Run = (long)fault.Run, fault.Seq, fault.Fault, found },
                    transaction);
            }

            transaction.Commit();
            return 0;
        });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task NoteCheckedAsync(DateTime untilUtc, CancellationToken cancellationToken)
    {
        Use(() => connection.Execute(
            "INSERT INTO chain_check (gateway, until) VALUES (@gateway, @until) ON CONFLICT DO UPDATE SET until = excluded.until",
            new { gateway, until = SqliteTime.Of(untilUtc) }));
        return Task.CompletedTask;
    }

    private RunPart Widen(RunPart part, int before)
    {
        (long from, long to) = connection.QuerySingle<(long, long)>(
            """
            SELECT
                coalesce((SELECT min(seq) FROM (SELECT seq FROM summary WHERE box = @Box AND run = @Run AND seq < @From ORDER BY seq DESC LIMIT @before)), @From),
                coalesce((SELECT min(seq) FROM summary WHERE box = @Box AND run = @Run AND seq > @To), @To)
            """,
            new { part.Box, Run = (long)part.Run, part.From, part.To, before });
        return part with { From = (int)from, To = (int)to };
    }

    private IEnumerable<StoredSummary> Read(RunPart part)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = """
            SELECT box.node, seq, start, received, boot, up, len, policy, prev, ch FROM summary JOIN box USING (box)
            WHERE box = $box AND run = $run AND seq BETWEEN $from AND $to ORDER BY seq
            """;
        command.Parameters.AddWithValue("$box", part.Box);
        command.Parameters.AddWithValue("$run", (long)part.Run);
        command.Parameters.AddWithValue("$from", part.From);
        command.Parameters.AddWithValue("$to", part.To);
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            SummaryValues values = new()
            {
                Run = part.Run,
                Seq = reader.GetInt32(1),
                StartUtc = reader.IsDBNull(2) ? SummaryValues.NoStart : reader.GetInt64(2),
                Boot = reader.GetInt32(4),
                UpSeconds = reader.GetInt32(5),
                LengthSeconds = reader.GetInt32(6),
                Policy = SqliteSummaries.NameOf((byte[])reader[7]),
                Previous = SqliteSummaries.NameOf((byte[])reader[8]),
                Buckets = SqliteSummaries.CodeOf(reader.GetString(9)),
            };
            yield return new StoredSummary(part.Box, reader.GetString(0), values, SqliteTime.From(reader.GetInt64(3)));
        }
    }

    private T Use<T>(Func<T> work)
    {
        using Lock.Scope scope = writing.EnterScope();
        try
        {
            return work();
        }
        catch (SqliteException failure) when (SqliteFailure.Unavailable(failure, path) is not null)
        {
            throw SqliteFailure.Unavailable(failure, path)!;
        }
    }
}
