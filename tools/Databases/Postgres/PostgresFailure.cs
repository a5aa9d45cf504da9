using System.Net.Sockets;
using EdgeNode.Intake;
using Npgsql;

namespace EdgeNode.Databases;

/// <summary>Tells failures that pass from those that stay.</summary>
internal static class PostgresFailure
{
    /// <summary>What to throw where the server cannot take anything for now; null where the failure is of another kind.</summary>
    internal static StoreUnavailableException? Unavailable(Exception failure)
    {
        return failure switch
        {
            // Disk full, connections, memory; operator's intervention; serialization and deadlock; connection lost; read only.
            PostgresException server when server.SqlState.Length == 5 && (server.SqlState[..2] is "53" or "57" or "58" or "40" or "08" || server.SqlState is "25006" or "55P03")
                => new StoreUnavailableException($"PostgreSQL takes nothing: {server.MessageText.ReplaceLineEndings(" ")}", failure),
            PostgresException => null,
            NpgsqlException or SocketException or IOException or TimeoutException or OperationCanceledException
                => new StoreUnavailableException($"PostgreSQL cannot be reached: {failure.GetBaseException().Message.ReplaceLineEndings(" ")}", failure),
            _ => null,
        };
    }
}
