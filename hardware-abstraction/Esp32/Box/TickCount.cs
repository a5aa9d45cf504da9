using System;
using EdgeNode.Contracts;

namespace EdgeNode.Esp32
{
    /// <summary>Uptime from the processor's tick count.</summary>
    /// <remarks>
    /// The tick count has steps of 10 ms and begins again at 0 after 497 days (2^32 ticks of 10 ms); a box restarts
    /// before, see <see cref="GreatestUptimeMs"/>.
    /// </remarks>
    public sealed class TickCount : IUptime
    {
        /// <summary>Uptime at which a box is to restart in good order: 400 days.</summary>
        public const long GreatestUptimeMs = 400L * 24 * 60 * 60 * 1000;

        /// <inheritdoc/>
        public long UptimeMs
        {
            get { return Environment.TickCount64; }
        }
    }
}
