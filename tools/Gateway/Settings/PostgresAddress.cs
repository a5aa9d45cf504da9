using Npgsql;

namespace EdgeNode.Gateway;

/// <summary>
/// An address of a database as libpq has it (PostgreSQL 17, 32.1.1.2), which Npgsql does not read:
/// <c>postgresql://USER:PASSWORD@HOST:PORT/DATABASE?sslmode=verify-full</c>.
/// </summary>
internal static class PostgresAddress
{
    // libpq's names of parameters, and Npgsql's.
    private static readonly Dictionary<string, string> Parameters = new(StringComparer.Ordinal)
    {
        ["sslmode"] = "SSL Mode",
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["passfile"] = "Passfile",
        ["application_name"] = "Application Name",
        ["connect_timeout"] = "Timeout",
    };

    /// <summary>Whether a text is meant as one.</summary>
    internal static bool IsAddress(string text)
    {
        return text.StartsWith("postgresql://", StringComparison.Ordinal) || text.StartsWith("postgres://", StringComparison.Ordinal);
    }

    /// <summary>Reads one.</summary>
    /// <returns>Null when it is none, or has a parameter that is not known here.</returns>
    internal static NpgsqlConnectionStringBuilder? TryParse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? address) || address.Host.Length == 0 || address.Fragment.Length > 0)
        {
            return null;
        }

        try
        {
            NpgsqlConnectionStringBuilder server = new() { Host = address.IdnHost.Trim('[', ']') };
            if (address.Port > 0)
            {
                server.Port = address.Port;
            }

            string[] user = address.UserInfo.Split(':', 2);
            server.Username = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : null;
            server.Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null;
            string database = Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/'));
            server.Database = database.Length > 0 ? database : null;
            foreach (string[] pair in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)))
            {
                server[Parameters[pair[0]]] = ValueOf(pair);
            }

            return server;
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or KeyNotFoundException or IndexOutOfRangeException)
        {
            // The message is not passed on: it may quote a password.
            return null;
        }
    }

    // Npgsql writes verify-full as VerifyFull.
    private static string ValueOf(string[] pair)
    {
        string value = Uri.UnescapeDataString(pair[1]);
        return pair[0] == "sslmode" ? value.Replace("-", "", StringComparison.Ordinal) : value;
    }
}
