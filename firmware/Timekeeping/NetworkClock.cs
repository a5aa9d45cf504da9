using EdgeNode.Contracts;

namespace EdgeNode.Timekeeping
{
    /// <summary>
    /// UTC as time servers tell it, kept as its lead over uptime: neither a clock of the chip nor what the runtime makes of it has a
    /// part in it. What no honest server can say is refused.
    /// </summary>
    /// <remarks>
    /// SNTP is not authenticated. A false time can keep TLS from connecting and give summaries a false start; it never reopens a
    /// window, since slots and windows last their length in uptime.
    /// Any thread may read it.
    /// </remarks>
    public sealed class NetworkClock : IClock
    {
        /// <summary>The longest that a firmware is believed to be in use: 20 years.</summary>
        public const long GreatestAgeMs = 20L * 36525 * 864000;

        /// <summary>How far an answer may lie from the time that the box has without another one that agrees: a day.</summary>
        public const long GreatestLoneStepMs = 86400000;

        /// <summary>How far apart answers lie that agree: 10 s, twice what the way of two answers can take.</summary>
        public const long GreatestDisagreementMs = 10000;

        private readonly IUptime _uptime;
        private readonly long _leastUtcMs;
        private long _leadMs;
        private bool _isTrusted;
        private long _suspectLeadMs;

        /// <summary>Makes a clock that does not know the time.</summary>
        /// <param name="uptime">What it runs on.</param>
        /// <param name="leastUtcMs">A moment that has passed for certain, such as the firmware's release, in ms since 1970.</param>
        public NetworkClock(IUptime uptime, long leastUtcMs)
        {
            _uptime = uptime;
            _leastUtcMs = leastUtcMs;
        }

        /// <summary>Earliest time that is believed, in ms since 1970.</summary>
        public long LeastUtcMs
        {
            get { return _leastUtcMs; }
        }

        /// <inheritdoc/>
        public long UptimeMs
        {
            get { return _uptime.UptimeMs; }
        }

        /// <summary>Whether an answer waits for another one that agrees.</summary>
        public bool HasSuspect { get; private set; }

        /// <inheritdoc/>
        public bool TryGetUtcMs(out long utcMs)
        {
            utcMs = _isTrusted ? _uptime.UptimeMs + _leadMs : 0;
            return _isTrusted;
        }

        /// <summary>Takes a server's answer.</summary>
        /// <param name="utcMs">UTC now, in ms since 1970.</param>
        /// <returns>
        /// False when it is earlier than the earliest believed time or more than 20 years later, which no second answer changes; or when
        /// it lies more than a day from the time that the box has, and the answer before it did not say the same.
        /// </returns>
        public bool TryTake(long utcMs)
        {
            if (utcMs < _leastUtcMs || utcMs - _leastUtcMs > GreatestAgeMs)
            {
                return false;
            }

            long leadMs = utcMs - _uptime.UptimeMs;
            bool isAgreed = HasSuspect && Distance(leadMs, _suspectLeadMs) <= GreatestDisagreementMs;
            if (_isTrusted && !isAgreed && Distance(leadMs, _leadMs) > GreatestLoneStepMs)
            {
                HasSuspect = true;
                _suspectLeadMs = leadMs;
                return false;
            }

            HasSuspect = false;
            _leadMs = leadMs;
            _isTrusted = true;
            return true;
        }

        private static long Distance(long one, long other)
        {
            return one < other ? other - one : one - other;
        }
    }
}
