namespace EdgeNode.Databases;

/// <summary>Times of receipt as SQLite has them: whole milliseconds since 1970, UTC.</summary>
internal static class SqliteTime
{
    /// <summary>The number of a moment.</summary>
    internal static long Of(DateTime utc)
    {
        return (utc - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond;
    }

    /// <summary>The moment of a number.</summary>
    internal static DateTime From(long milliseconds)
    {
        return DateTime.UnixEpoch.AddMilliseconds(milliseconds);
    }
}
