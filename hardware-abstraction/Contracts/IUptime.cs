namespace EdgeNode.Contracts
{
    /// <summary>How long a box has been running.</summary>
    public interface IUptime
    {
        /// <summary>Milliseconds since power-on. Never jumps and never goes back.</summary>
        long UptimeMs { get; }
    }
}
