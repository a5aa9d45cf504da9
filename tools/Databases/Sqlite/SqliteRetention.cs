using Dapper;
using Microsoft.Data.Sqlite;

namespace EdgeNode.Databases;

/// <summary>Retention on SQLite, policy by policy.</summary>
/// <param name="connection">The connection that also writes batches.</param>
/// <param name="writing">Held by who uses it.</param>
/// <param name="path">Path of the file.</param>
internal sealed class SqliteRetention(SqliteConnection connection, Lock writing, string path) : IRetentionStore
{
    private const int Portion = 10_000;

    // When a summary's time began: its slot, or its receipt where it has no start.
    private const string Age = "coalesce(summary.start * 1000, summary.received)";

    private const string Over = $"""
        SELECT summary.box, summary.run, summary.seq, summary.policy, {Age} AS age, coalesce(policy.retention_days, @UnknownPolicyDays) AS days
        FROM summary LEFT JOIN policy USING (policy)
        WHERE {Age} < @now - 86400000 * coalesce(policy.retention_days, @UnknownPolicyDays)
        """;

    /// <inheritdoc/>
    public Task<IReadOnlyList<Deletion>> SweepAsync(RetentionOptions options, DateTime nowUtc, CancellationToken cancellationToken)
    {
        long now = SqliteTime.Of(nowUtc);
        List<Deletion> deletions = [];
        while (Use(() => DeletePortion(options, now, deletions)) == Portion)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        Use(() =>
        {
            DeleteOld("quarantine", options.QuarantineDays, now, deletions);
            DeleteOld("document", options.DocumentDays, now, deletions);
            return connection.Execute(
                """
                DELETE FROM quarantine_overflow WHERE day < @oldest;
                DELETE FROM fault WHERE NOT EXISTS (SELECT 1 FROM summary WHERE summary.box = fault.box AND summary.run = fault.run AND summary.seq = fault.seq);
                """,
                new { oldest = SqliteDocuments.DayOf(nowUtc.AddDays(-options.QuarantineDays)) });
        });
        return Task.FromResult<IReadOnlyList<Deletion>>(deletions);
    }

    private int DeletePortion(RetentionOptions options, long now, List<Deletion> deletions)
    {
        var values = new { options.UnknownPolicyDays, now };
        using SqliteTransaction transaction = connection.BeginTransaction();
        connection.Execute($"CREATE TEMPORARY TABLE IF NOT EXISTS over AS SELECT * FROM ({Over}) LIMIT 0; DELETE FROM over;", values, transaction);
        int rows = connection.Execute($"INSERT INTO over {Over} LIMIT {Portion.ToString(System.Globalization.CultureInfo.InvariantCulture)}", values, transaction);
        if (rows > 0)
        {
            connection.Execute("DELETE FROM summary WHERE (box, run, seq) IN (SELECT box, run, seq FROM over)", transaction: transaction);
            deletions.AddRange(connection.Query<(long Days, long Rows)>(
                """
                INSERT INTO deletion (at, what, policy, days, rows, oldest, newest)
                SELECT @now, 'summary', policy, days, count(*), min(age), max(age) FROM over GROUP BY policy, days
                RETURNING days, rows
                """,
                values,
                transaction).Select(line => new Deletion("summary", (int)line.Days, line.Rows)));
        }

        transaction.Commit();
        return rows;
    }

    private void DeleteOld(string table, int days, long now, List<Deletion> deletions)
    {
        long oldest = now - (days * (long)TimeSpan.FromDays(1).TotalMilliseconds);
        using SqliteTransaction transaction = connection.BeginTransaction();
        long rows = connection.ExecuteScalar<long>($"SELECT count(*) FROM {table} WHERE received < @oldest", new { oldest }, transaction);
        if (rows > 0)
        {
            connection.Execute(
                $"""
                INSERT INTO deletion (at, what, days, rows, oldest, newest)
                SELECT @now, '{table}', @days, count(*), min(received), max(received) FROM {table} WHERE received < @oldest;
                DELETE FROM {table} WHERE received < @oldest;
                """,
                new { now, days, oldest },
                transaction);
            deletions.Add(new Deletion(table, days, rows));
        }

        transaction.Commit();
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
