using Dapper;
using EdgeNode.Intake;
using EdgeNode.Policies;
using EdgeNode.Summaries;
using Npgsql;

namespace EdgeNode.Databases;

/// <summary>What the check of the chains needs of PostgreSQL.</summary>
/// <param name="source">The database.</param>
/// <param name="gateway">Name of the gateway.</param>
internal sealed class PostgresChains(NpgsqlDataSource source, string gateway) : IChainStore
{
    private const string Select = """
        SELECT summary.box, box.node, summary.run, summary.seq, summary.slot, summary.received, summary.boot, summary.up, summary.len, summary.policy, summary.prev, summary.ch
        FROM unnest($1, $2, $3, $4) AS wanted (box, run, least, greatest)
        JOIN edgenode.summary AS summary ON summary.box = wanted.box AND summary.run = wanted.run AND summary.seq BETWEEN wanted.least AND wanted.greatest
        JOIN edgenode.box AS box ON box.box = summary.box
        ORDER BY summary.box, summary.run, summary.seq, summary.received, summary.slot
        """;

    private const string Widen = """
        SELECT
            coalesce((
                SELECT min(seq) FROM (
                    SELECT seq FROM edgenode.summary AS summary
                    WHERE summary.box = wanted.box AND summary.run = wanted.run AND summary.seq < wanted.least ORDER BY seq DESC LIMIT $5
                ) AS before
            ), wanted.least),
            coalesce((
                SELECT min(seq) FROM edgenode.summary AS summary
                WHERE summary.box = wanted.box AND summary.run = wanted.run AND summary.seq > wanted.greatest
            ), wanted.greatest)
        FROM unnest($1, $2, $3, $4) WITH ORDINALITY AS wanted (box, run, least, greatest, place)
        ORDER BY place
        """;

    private readonly KnownPolicies _policies = new();

    /// <inheritdoc/>
    public UncheckedRuns Unchecked { get; } = new();

    /// <inheritdoc/>
    public async Task LoadUncheckedAsync(CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        foreach ((int box, int run, int from, int to, DateTime newest) in await connection.QueryAsync<(int, int, int, int, DateTime)>(
            """
            SELECT box, run, min(seq), max(seq), max(received) FROM edgenode.summary
            WHERE received >= coalesce((SELECT until FROM edgenode.chain_check WHERE gateway = @gateway) - @Margin, '-infinity')
            GROUP BY box, run
            """,
            new { gateway, ChainCheck.Margin }).ConfigureAwait(false))
        {
            Unchecked.Add(box, (uint)run, from, newest);
            Unchecked.Add(box, (uint)run, to, newest);
        }
    }

    /// <inheritdoc/>
    public Task<Policy?> FindPolicyAsync(UInt128 name, CancellationToken cancellationToken)
    {
        return _policies.FindAsync(name, async wanted =>
        {
            await using NpgsqlConnection connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
            return await connection.ExecuteScalarAsync<string?>("SELECT text FROM edgenode.policy WHERE policy = @policy", new { policy = WireNumbers.GuidOf(wanted) }).ConfigureAwait(false);
        });
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RunPart>> WidenAsync(IReadOnlyList<RunPart> parts, int before, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using NpgsqlCommand command = CommandFor(Widen, connection, parts);
        command.Parameters.Add(new() { Value = before });
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        List<RunPart> wider = new(parts.Count);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            wider.Add(parts[wider.Count] with { From = reader.GetInt32(0), To = reader.GetInt32(1) });
        }

        return wider;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredSummary>> ReadAsync(IReadOnlyList<RunPart> parts, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using NpgsqlCommand command = CommandFor(Select, connection, parts);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        List<StoredSummary> summaries = [];
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            summaries.Add(Read(reader));
        }

        return summaries;
    }

    /// <inheritdoc/>
    public async Task ReplaceFaultsAsync(IReadOnlyList<RunPart> parts, IReadOnlyList<FoundFault> faults, IReadOnlyList<StoredSummary> copies, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await connection.ExecuteAsync(
            """
            DELETE FROM edgenode.fault USING unnest(@Boxes, @Runs, @Froms, @Tos) AS checked (box, run, least, greatest)
            WHERE fault.box = checked.box AND fault.run = checked.run AND fault.seq BETWEEN checked.least AND checked.greatest
            """,
            new
            {
                Boxes = parts.Select(part => (int)part.Box).ToArray(),
                Runs = parts.Select(part => (int)part.Run).ToArray(),
                Froms = parts.Select(part => part.From).ToArray(),
                Tos = parts.Select(part => part.To).ToArray(),
            }).ConfigureAwait(false);
        await connection.ExecuteAsync(
            """
            INSERT INTO edgenode.fault (box, run, seq, fault, found) SELECT box, run, seq, fault, now() FROM unnest(@Boxes, @Runs, @Seqs, @Faults) AS found (box, run, seq, fault)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                Boxes = faults.Select(fault => (int)fault.Box).ToArray(),
                Runs = faults.Select(fault => (int)fault.Run).ToArray(),
                Seqs = faults.Select(fault => fault.Seq).ToArray(),
                Faults = faults.Select(fault => fault.Fault).ToArray(),
            }).ConfigureAwait(false);
        foreach (StoredSummary copy in copies)
        {
            await MoveAsync(connection, copy).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task NoteCheckedAsync(DateTime untilUtc, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await connection.ExecuteAsync(
            "INSERT INTO edgenode.chain_check (gateway, until) VALUES (@gateway, @untilUtc) ON CONFLICT (gateway) DO UPDATE SET until = excluded.until",
            new { gateway, untilUtc }).ConfigureAwait(false);
    }

    private async Task MoveAsync(NpgsqlConnection connection, StoredSummary copy)
    {
        string tenant = (await connection.ExecuteScalarAsync<string>("SELECT tenant FROM edgenode.box WHERE box = @Box", new { Box = (int)copy.Box }).ConfigureAwait(false))!;
        QuarantineEntry entry = new(
            new Topics(tenant, copy.Node).Summary,
            new BoxName(tenant, copy.Node),
            QuarantineReason.Contradiction,
            "another summary of its run and number, with another start, is there",
            copy.ReceivedUtc,
            copy.ToPayload());
        await new PostgresDocuments(connection, new PostgresBoxes(), gateway).QuarantineAsync(entry).ConfigureAwait(false);
        await connection.ExecuteAsync(
            "DELETE FROM edgenode.summary WHERE box = @Box AND run = @Run AND seq = @Seq AND slot = @Slot",
            new { Box = (int)copy.Box, Run = (int)copy.Values.Run, copy.Values.Seq, Slot = WireNumbers.SlotOf(copy.Values.StartUtc) }).ConfigureAwait(false);
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && PostgresFailure.Unavailable(failure) is not null)
        {
            throw PostgresFailure.Unavailable(failure)!;
        }
    }

    private static NpgsqlCommand CommandFor(string text, NpgsqlConnection connection, IReadOnlyList<RunPart> parts)
    {
        return new NpgsqlCommand(text, connection)
        {
            Parameters =
            {
                new() { Value = parts.Select(part => (int)part.Box).ToArray() },
                new() { Value = parts.Select(part => (int)part.Run).ToArray() },
                new() { Value = parts.Select(part => part.From).ToArray() },
                new() { Value = parts.Select(part => part.To).ToArray() },
            },
        };
    }

    private static StoredSummary Read(NpgsqlDataReader reader)
    {
        SummaryValues values = new()
        {
            Run = (uint)reader.GetInt32(2),
            Seq = reader.GetInt32(3),
            StartUtc = WireNumbers.StartOf(reader.GetDateTime(4)),
            Boot = reader.GetInt32(6),
            UpSeconds = reader.GetInt32(7),
            LengthSeconds = reader.GetInt32(8),
            Policy = WireNumbers.NameOf(reader.GetGuid(9)),
            Previous = WireNumbers.NameOf(reader.GetGuid(10)),
            Buckets = reader.GetString(11),
        };
        return new StoredSummary(reader.GetInt32(0), reader.GetString(1), values, reader.GetDateTime(5));
    }
}
