using EdgeNode.Intake;
using Microsoft.Data.Sqlite;

namespace EdgeNode.Databases;

/// <summary>Tells failures that pass from those that stay, by the primary result codes of SQLite.</summary>
internal static class SqliteFailure
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int NoMemory = 7;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;

    /// <summary>What to throw where the file cannot take anything for now; null where the failure is of another kind.</summary>
    internal static StoreUnavailableException? Unavailable(Exception failure, string path)
    {
        string? reason = failure switch
        {
            SqliteException { SqliteErrorCode: Full } => "there is no room left",
            SqliteException { SqliteErrorCode: ReadOnly } => "it is read-only",
            SqliteException { SqliteErrorCode: Busy or Locked } => "another program has locked it",
            SqliteException { SqliteErrorCode: InputOutput } => "it cannot be read or written; there may be no room left",
            SqliteException { SqliteErrorCode: CannotOpen } => "it cannot be opened",
            SqliteException { SqliteErrorCode: NoMemory } => "there is no memory",
            _ => null,
        };
        return reason is null ? null : new StoreUnavailableException($"'{path}' takes nothing: {reason}", failure);
    }
}
