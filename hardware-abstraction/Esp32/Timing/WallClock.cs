using System;
using EdgeNode.Contracts;
using nanoFramework.Networking;
using nanoFramework.Runtime.Native;

namespace EdgeNode.Esp32
{
    /// <summary>
    /// The chip's own clock, which nothing reads but TLS: mbedTLS compares the dates of certificates with it.
    /// </summary>
    /// <remarks>
    /// The runtime starts an SNTP client of its own at an address, with public servers, and believes whatever it answers
    /// (nf-interpreter, <c>initialize_sntp</c> in targetHAL_Network.cpp). <see cref="StopRuntimeSntp"/> stops it, but its first question
    /// may be out by then, and an answer between <see cref="TrySet"/> and a handshake changes the date that TLS sees.
    /// </remarks>
    internal static class WallClock
    {
        /// <summary>Stops the runtime's SNTP client until the next address.</summary>
        public static void StopRuntimeSntp()
        {
            Sntp.Stop();
        }

        /// <summary>Sets the chip's clock to trusted time.</summary>
        /// <returns>False when there is none.</returns>
        public static bool TrySet(IClock clock)
        {
            bool isTrusted = clock.TryGetUtcMs(out long utcMs);
            if (isTrusted)
            {
                Rtc.SetSystemTime(new DateTime(DateTime.UnixEpoch.Ticks + (utcMs * TimeSpan.TicksPerMillisecond)));
            }

            return isTrusted;
        }
    }
}
