using Dapper;
using DbUp;
using DbUp.Postgresql;
using Npgsql;

namespace EdgeNode.Databases;

/// <summary>Brings a PostgreSQL database to the form of this version. Gateways that start together do it one after the other.</summary>
internal static class PostgresMigrations
{
    // Another number than that of the partitions.
    private const long Lock = 0x656467656e6f6466;

    internal static async Task ApplyAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await connection.ExecuteAsync("SELECT pg_advisory_lock(@Lock)", new { Lock }).ConfigureAwait(false);
        try
        {
            // Asked first: who may use the schema need not be allowed to make one.
            if (!await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'edgenode')").ConfigureAwait(false))
            {
                await connection.ExecuteAsync("CREATE SCHEMA edgenode").ConfigureAwait(false);
            }

            MigrationScripts.Apply(
                DeployChanges.To.PostgresqlDatabase(new PostgresqlConnectionManager(source)).JournalToPostgresqlTable("edgenode", "migration"), "Postgres");
        }
        finally
        {
            await connection.ExecuteAsync("SELECT pg_advisory_unlock(@Lock)", new { Lock }).ConfigureAwait(false);
        }
    }
}
