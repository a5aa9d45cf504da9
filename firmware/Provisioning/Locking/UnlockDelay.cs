using EdgeNode.Contracts;

namespace EdgeNode.Provisioning
{
    /// <summary>
    /// How long a locked box waits for the next try: 5 s x 2^n after n failures, at most an hour, from the boot or from the last
    /// try in it. The failures are in the store, so a restart does not shorten it.
    /// </summary>
    public sealed class UnlockDelay
    {
        /// <summary>Wait in ms without a failure.</summary>
        public const int LeastMs = 5000;

        /// <summary>Longest wait in ms.</summary>
        public const int GreatestMs = 3_600_000;

        private readonly LockRecord _lock;
        private readonly IUptime _uptime;
        private long _fromMs;

        /// <summary>Makes the delay of a boot.</summary>
        /// <param name="lockRecord">Has the failures.</param>
        /// <param name="uptime">The box's uptime.</param>
        public UnlockDelay(LockRecord lockRecord, IUptime uptime)
        {
            _lock = lockRecord;
            _uptime = uptime;
        }

        /// <summary>Whole seconds until the next try is due, upwards; 0 when it is.</summary>
        public int LeftSeconds
        {
            get
            {
                long leftMs = _fromMs + LengthMs(_lock.Failures) - _uptime.UptimeMs;
                return leftMs <= 0 ? 0 : (int)((leftMs + 999) / 1000);
            }
        }

        /// <summary>Begins anew with a try.</summary>
        public void Restart()
        {
            _fromMs = _uptime.UptimeMs;
        }

        private static int LengthMs(int failures)
        {
            int lengthMs = LeastMs;
            for (int i = 0; i < failures && lengthMs < GreatestMs; i++)
            {
                lengthMs *= 2;
            }

            return lengthMs < GreatestMs ? lengthMs : GreatestMs;
        }
    }
}
