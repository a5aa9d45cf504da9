using System;
using EdgeNode.Contracts;
using nanoFramework.Networking;
using nanoFramework.Runtime.Native;

namespace EdgeNode.Esp32
{
    /// <summary>
    /// Uptime from the processor's tick count, and UTC from SNTP. A time that was left over from an earlier boot is not
    /// trusted: <see cref="StartSntp"/> sets the wall clock back to 2000, so that a later year can only come from SNTP.
    /// </summary>
    /// <remarks>
    /// The tick count has steps of 10 ms and begins again at 0 after 497 days (2^32 ticks of 10 ms); a box restarts
    /// before, see <see cref="GreatestUptimeMs"/>. SNTP is not authenticated: a false time can keep TLS from connecting,
    /// it never reopens a window.
    /// </remarks>
    public sealed class SntpClock : IClock
    {
        /// <summary>Uptime at which a box is to restart in good order: 400 days.</summary>
        public const long GreatestUptimeMs = 400L * 24 * 60 * 60 * 1000;

        // 2026-01-01T00:00:00Z: no time server was right before this firmware existed.
        private const long LeastTrustedUtcMs = 1767225600000;

        /// <inheritdoc/>
        public long UptimeMs
        {
            get { return Environment.TickCount64; }
        }

        /// <inheritdoc/>
        public bool TryGetUtcMs(out long utcMs)
        {
            utcMs = (DateTime.UtcNow.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
            if (utcMs < LeastTrustedUtcMs)
            {
                utcMs = 0;
            }

            return utcMs > 0;
        }

        /// <summary>
        /// Forgets the time and asks for it, now and then once an hour, for ever. The server is the runtime image's: a
        /// name given here would be kept by the driver as a pointer into the managed heap, which moves.
        /// </summary>
        public void StartSntp()
        {
            Rtc.SetSystemTime(new DateTime(2000, 1, 1));
            Sntp.UpdateNow();
        }
    }
}
