namespace EdgeNode.Contracts
{
    /// <summary>Time as a box has it: an uptime that only grows and, once it is trusted, UTC.</summary>
    public interface IClock : IUptime
    {
        /// <summary>Reads the wall clock, which may jump either way when it is corrected.</summary>
        /// <param name="utcMs">Milliseconds since 1970-01-01T00:00:00Z; 0 when false is returned.</param>
        /// <returns>False while the box has not had trusted time in this boot.</returns>
        bool TryGetUtcMs(out long utcMs);
    }
}
