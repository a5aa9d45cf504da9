using Npgsql;

namespace EdgeNode.Gateway;

/// <summary>Where messages are kept: a file of SQLite, or a database of PostgreSQL.</summary>
public sealed class StoreAddress
{
    private const string SqlitePrefix = "sqlite:";

    private StoreAddress(string? path, NpgsqlConnectionStringBuilder? server)
    {
        SqlitePath = path;
        ConnectionString = server?.ConnectionString;
        HasPassword = server is not null && (server.Password is { Length: > 0 } || server.SslPassword is { Length: > 0 });
        Shown = server is null ? $"{path} (SQLite)" : $"{(server.Database is { } name ? $"database {name}" : "the database")} at {server.Host}:{server.Port} (PostgreSQL)";
    }

    /// <summary>The file of SQLite, or null.</summary>
    public string? SqlitePath { get; }

    /// <summary>The connection string of PostgreSQL, which may hold a password, or null.</summary>
    public string? ConnectionString { get; }

    /// <summary>The store in words, without a secret.</summary>
    public string Shown { get; }

    /// <summary>Whether the connection string holds a password.</summary>
    internal bool HasPassword { get; }

    /// <summary>Reads <c>sqlite:PATH</c>, <c>postgresql://...</c> or a connection string.</summary>
    /// <returns>Null when the text is none of these.</returns>
    internal static StoreAddress? TryParse(string text)
    {
        if (text.StartsWith(SqlitePrefix, StringComparison.Ordinal))
        {
            // What SQLite itself takes for a database in memory or for an address is no path.
            string path = text[SqlitePrefix.Length..];
            return path.Length == 0 || path.StartsWith(':') || path.StartsWith("file:", StringComparison.Ordinal) ? null : new StoreAddress(path, null);
        }

        NpgsqlConnectionStringBuilder? server = PostgresAddress.IsAddress(text) ? PostgresAddress.TryParse(text) : TryParseWords(text);
        return server is { Host.Length: > 0 } ? new StoreAddress(null, server) : null;
    }

    private static NpgsqlConnectionStringBuilder? TryParseWords(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The message is not passed on: it may quote a password.
            return null;
        }
    }
}
