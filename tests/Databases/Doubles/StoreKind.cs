using Dapper;
using EdgeNode.EndToEnd.Tests;
using EdgeNode.Intake;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace EdgeNode.Databases.Tests;

/// <summary>A database of one kind for a test, which can be opened again and looked into by SQL.</summary>
internal sealed class StoreKind : IDisposable
{
    internal static readonly StoreOptions Options = new() { Gateway = "test" };

    private readonly TestFolder _folder = new();
    private readonly string? _connectionString;

    private StoreKind(string? connectionString)
    {
        _connectionString = connectionString;
    }

    internal bool IsPostgres => _connectionString is not null;

    /// <summary>Prefix of tables.</summary>
    internal string Schema => IsPostgres ? "edgenode." : "";

    internal string Path => _folder.File("edgenode.db");

    internal string ConnectionString => _connectionString!;

    /// <summary>Both kinds, or SQLite alone where PostgreSQL is not installed.</summary>
    internal static async Task<StoreKind[]> AllAsync()
    {
        string? connectionString = await PostgresServer.TryCreateDatabaseAsync();
        return connectionString is null ? [new StoreKind(null)] : [new StoreKind(null), new StoreKind(connectionString)];
    }

    /// <summary>PostgreSQL, or null where it is not installed.</summary>
    internal static async Task<StoreKind?> TryPostgresAsync()
    {
        return await PostgresServer.TryCreateDatabaseAsync() is string connectionString ? new StoreKind(connectionString) : null;
    }

    internal async Task<IIntakeStore> OpenAsync(StoreOptions? options = null)
    {
        return IsPostgres ? await PostgresStore.OpenAsync(ConnectionString, options ?? Options) : SqliteStore.Open(Path, options ?? Options);
    }

    internal static ChainCheck ChainCheckOf(IIntakeStore store)
    {
        return store is PostgresStore postgres ? new ChainCheck(postgres) : new ChainCheck((SqliteStore)store);
    }

    internal static Retention RetentionOf(IIntakeStore store)
    {
        return store is PostgresStore postgres ? new Retention(postgres, new RetentionOptions()) : new Retention((SqliteStore)store, new RetentionOptions());
    }

    internal async Task<T[]> QueryAsync<T>(string sql)
    {
        if (IsPostgres)
        {
            await using NpgsqlConnection postgres = new(ConnectionString);
            return [.. await postgres.QueryAsync<T>(sql)];
        }

        await using SqliteConnection sqlite = new($"Data Source={Path};Mode=ReadOnly;Pooling=False");
        return [.. await sqlite.QueryAsync<T>(sql)];
    }

    public void Dispose()
    {
        _folder.Dispose();
    }
}
