using System.Globalization;
using Dapper;
using Npgsql;

namespace EdgeNode.Databases;

/// <summary>Retention on PostgreSQL: a partition goes as a whole once all in it is over, else row by row.</summary>
/// <param name="source">The database.</param>
internal sealed class PostgresRetention(NpgsqlDataSource source) : IRetentionStore
{
    private const int Portion = 10_000;

    // For so long after a summary came no partition that holds it is dropped: more may be on their way.
    private static readonly TimeSpan NewFor = TimeSpan.FromHours(1);

    // When a summary's time began: its slot, or its receipt where it has no start.
    private const string Age = "CASE WHEN summary.slot >= '1970-01-02 00:00:00+00' THEN summary.slot ELSE summary.received END";

    private const string IsOver = $"{Age} < @nowUtc - make_interval(days => coalesce(policy.retention_days, @UnknownPolicyDays))";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Deletion>> SweepAsync(RetentionOptions options, DateTime nowUtc, CancellationToken cancellationToken)
    {
        List<Deletion> deletions = [];
        try
        {
            await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            foreach (string partition in await PartitionsAsync(connection, options, nowUtc).ConfigureAwait(false))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!await TryDropAsync(connection, partition, options, nowUtc, deletions).ConfigureAwait(false))
                {
                    await DeleteAsync(connection, partition, options, nowUtc, deletions, cancellationToken).ConfigureAwait(false);
                }
            }

            await DeleteOldAsync(connection, "quarantine", options.QuarantineDays, nowUtc, deletions).ConfigureAwait(false);
            await DeleteOldAsync(connection, "document", options.DocumentDays, nowUtc, deletions).ConfigureAwait(false);
            await connection.ExecuteAsync(
                """
                DELETE FROM edgenode.quarantine_overflow WHERE day < @oldest;
                DELETE FROM edgenode.fault WHERE NOT EXISTS (
                    SELECT FROM edgenode.summary WHERE summary.box = fault.box AND summary.run = fault.run AND summary.seq = fault.seq)
                """,
                new { oldest = nowUtc.Date.AddDays(-options.QuarantineDays) }).ConfigureAwait(false);
            return deletions;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && PostgresFailure.Unavailable(failure) is not null)
        {
            throw PostgresFailure.Unavailable(failure)!;
        }
    }

    // Those that may hold something that is over: months that ended before the shortest retention began, and those without start.
    private static async Task<IEnumerable<string>> PartitionsAsync(NpgsqlConnection connection, RetentionOptions options, DateTime nowUtc)
    {
        int least = await connection.ExecuteScalarAsync<int>("SELECT least(min(retention_days), @UnknownPolicyDays) FROM edgenode.policy", options).ConfigureAwait(false);
        string newest = PostgresPartitions.NameOf(nowUtc.AddDays(-least));
        IEnumerable<string> names = await connection.QueryAsync<string>(
            "SELECT relname FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid WHERE inhparent = 'edgenode.summary'::regclass ORDER BY relname").ConfigureAwait(false);
        return names.Where(name => name == PostgresPartitions.WithoutStart || string.CompareOrdinal(name, newest) <= 0);
    }

    private static async Task<bool> TryDropAsync(NpgsqlConnection connection, string partition, RetentionOptions options, DateTime nowUtc, List<Deletion> deletions)
    {
        if (partition == PostgresPartitions.WithoutStart)
        {
            return false;
        }

        var values = new { options.UnknownPolicyDays, nowUtc };
        bool isAnyKept = await connection.ExecuteScalarAsync<bool>(
            $"SELECT EXISTS (SELECT FROM edgenode.{partition} AS summary LEFT JOIN edgenode.policy AS policy USING (policy) WHERE NOT ({IsOver}))", values).ConfigureAwait(false);
        if (isAnyKept)
        {
            return false;
        }

        try
        {
            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync().ConfigureAwait(false);
            int logged = deletions.Count;
            await LogAsync(connection, $"edgenode.{partition}", partition, options, nowUtc, deletions).ConfigureAwait(false);

            // The table before its partition, as a writer locks them, and no longer than a writer may wait.
            await connection.ExecuteAsync("SET LOCAL lock_timeout = '5s'; LOCK TABLE edgenode.summary IN ACCESS EXCLUSIVE MODE").ConfigureAwait(false);
            if (await connection.ExecuteScalarAsync<bool>($"SELECT EXISTS (SELECT FROM edgenode.{partition} WHERE received > @since)", new { since = nowUtc - NewFor }).ConfigureAwait(false))
            {
                // Something came meanwhile, or shortly before: not today.
                deletions.RemoveRange(logged, deletions.Count - logged);
                return false;
            }

            await connection.ExecuteAsync($"DROP TABLE edgenode.{partition}").ConfigureAwait(false);
            await transaction.CommitAsync().ConfigureAwait(false);
            return true;
        }
        catch (PostgresException waiting) when (waiting.SqlState is PostgresErrorCodes.LockNotAvailable)
        {
            return false;
        }
    }

    private static async Task DeleteAsync(
        NpgsqlConnection connection, string partition, RetentionOptions options, DateTime nowUtc, List<Deletion> deletions, CancellationToken cancellationToken)
    {
        int rows;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            rows = await connection.ExecuteAsync(
                $"""
                CREATE TEMPORARY TABLE IF NOT EXISTS over (LIKE edgenode.summary) ON COMMIT DELETE ROWS;
                WITH gone AS (
                    DELETE FROM edgenode.{partition} WHERE ctid IN (
                        SELECT summary.ctid FROM edgenode.{partition} AS summary LEFT JOIN edgenode.policy AS policy USING (policy)
                        WHERE {IsOver} LIMIT {Portion.ToString(CultureInfo.InvariantCulture)})
                    RETURNING *
                )
                INSERT INTO over SELECT * FROM gone
                """,
                new { options.UnknownPolicyDays, nowUtc }).ConfigureAwait(false);
            if (rows > 0)
            {
                await LogAsync(connection, "over", "summary", options, nowUtc, deletions).ConfigureAwait(false);
            }

            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
        while (rows == Portion);
    }

    // One line for each policy.
    private static async Task LogAsync(NpgsqlConnection connection, string rows, string what, RetentionOptions options, DateTime nowUtc, List<Deletion> deletions)
    {
        IEnumerable<(int Days, long Rows)> logged = await connection.QueryAsync<(int, long)>(
            $"""
            INSERT INTO edgenode.deletion (at, what, policy, days, rows, oldest, newest)
            SELECT @nowUtc, @what, summary.policy, coalesce(policy.retention_days, @UnknownPolicyDays), count(*), min({Age}), max({Age})
            FROM {rows} AS summary LEFT JOIN edgenode.policy AS policy USING (policy)
            GROUP BY summary.policy, policy.retention_days
            RETURNING days, rows
            """,
            new { nowUtc, what, options.UnknownPolicyDays }).ConfigureAwait(false);
        deletions.AddRange(logged.Select(line => new Deletion(what, line.Days, line.Rows)));
    }

    private static async Task DeleteOldAsync(NpgsqlConnection connection, string table, int days, DateTime nowUtc, List<Deletion> deletions)
    {
        long? rows = await connection.ExecuteScalarAsync<long?>(
            $"""
            WITH gone AS (DELETE FROM edgenode.{table} WHERE received < @nowUtc - make_interval(days => @days) RETURNING received)
            INSERT INTO edgenode.deletion (at, what, days, rows, oldest, newest)
            SELECT @nowUtc, @table, @days, count(*), min(received), max(received) FROM gone HAVING count(*) > 0
            RETURNING rows
            """,
            new { nowUtc, days, table }).ConfigureAwait(false);
        if (rows is long some)
        {
            deletions.Add(new Deletion(table, days, some));
        }
    }
}
