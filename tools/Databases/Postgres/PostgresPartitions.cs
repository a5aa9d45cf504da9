using System.Globalization;
using Dapper;
using Npgsql;

namespace EdgeNode.Databases;

/// <summary>The partitions of the table of summaries: one a month, made when it is first needed.</summary>
internal sealed class PostgresPartitions
{
    // Any number that nobody else takes: the letters of "edgenode" in ASCII.
    private const long Lock = 0x656467656e6f6465;

    /// <summary>The partition of summaries that have no start.</summary>
    internal const string WithoutStart = "summary_without_start";

    private readonly HashSet<DateTime> _months = [];

    /// <summary>The name of a month's partition.</summary>
    /// <param name="month">Any day of it.</param>
    internal static string NameOf(DateTime month)
    {
        return month.ToString("'summary_'yyyy'_'MM", CultureInfo.InvariantCulture);
    }

    /// <summary>Forgets which partitions there are: retention drops them.</summary>
    internal void Forget()
    {
        _months.Clear();
    }

    /// <summary>Sees to it that there is a partition for each slot.</summary>
    /// <param name="connection">An open connection with no transaction.</param>
    /// <param name="slots">The slots, in UTC.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    internal async Task ProvideAsync(NpgsqlConnection connection, IEnumerable<DateTime> slots, CancellationToken cancellationToken)
    {
        foreach (DateTime slot in slots)
        {
            if (slot == WireNumbers.NoSlot)
            {
                continue;
            }

            DateTime month = new(slot.Year, slot.Month, 1, 0, 0, 0, DateTimeKind.Utc);
            if (!_months.Contains(month))
            {
                await MakeAsync(connection, month, cancellationToken).ConfigureAwait(false);
                _months.Add(month);
            }
        }
    }

    // Made beside the table and then attached: that does not keep others from writing. Two gateways do it one after the other.
    private static async Task MakeAsync(NpgsqlConnection connection, DateTime month, CancellationToken cancellationToken)
    {
        string name = NameOf(month);
        string from = month.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string to = month.AddMonths(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(@Lock)", new { Lock }, transaction).ConfigureAwait(false);
        if (!await connection.ExecuteScalarAsync<bool>("SELECT to_regclass(@name) IS NOT NULL", new { name = $"edgenode.{name}" }, transaction).ConfigureAwait(false))
        {
            await connection.ExecuteAsync(
                $"""
                CREATE TABLE edgenode.{name} (LIKE edgenode.summary INCLUDING ALL,
                    CONSTRAINT {name}_slot CHECK (slot >= '{from} 00:00:00+00' AND slot < '{to} 00:00:00+00'));
                ALTER TABLE edgenode.summary ATTACH PARTITION edgenode.{name} FOR VALUES FROM ('{from} 00:00:00+00') TO ('{to} 00:00:00+00');
                ALTER TABLE edgenode.{name} DROP CONSTRAINT {name}_slot;
                """,
                transaction: transaction).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }
}
