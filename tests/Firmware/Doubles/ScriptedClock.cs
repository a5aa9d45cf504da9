using EdgeNode.Contracts;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>A clock that a test moves: uptime only forward, UTC any way, and UTC goes on with uptime once it is set.</summary>
    public sealed class ScriptedClock : IClock
    {
        private bool _isTrusted;
        private long _utcLeadMs;

        public long UptimeMs { get; private set; }

        public bool TryGetUtcMs(out long utcMs)
        {
            utcMs = _isTrusted ? UptimeMs + _utcLeadMs : 0;
            return _isTrusted;
        }

        /// <summary>Lets time pass.</summary>
        public void Advance(long ms)
        {
            UptimeMs += ms;
        }

        /// <summary>Lets time pass until an uptime, which must not lie in the past.</summary>
        public void AdvanceTo(long uptimeMs)
        {
            UptimeMs = uptimeMs;
        }

        /// <summary>Sets the wall clock; from now on it is trusted.</summary>
        public void SetUtcMs(long utcMs)
        {
            _utcLeadMs = utcMs - UptimeMs;
            _isTrusted = true;
        }

        /// <summary>Moves the wall clock against uptime, as a correction or drift does.</summary>
        public void ShiftUtcMs(long ms)
        {
            _utcLeadMs += ms;
        }

        /// <summary>Takes trusted time away.</summary>
        public void ForgetUtc()
        {
            _isTrusted = false;
        }
    }
}
