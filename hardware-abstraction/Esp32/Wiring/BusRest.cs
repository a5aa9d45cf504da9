namespace EdgeNode.Esp32
{
    /// <summary>For how long a bus that holds the runtime is left alone, and when it is to be opened anew.</summary>
    /// <remarks>
    /// A transfer that does not end holds the whole runtime for the driver's second. Asked at each period of each part, a bus that
    /// hung would take a second of every thirty, or more; with the rest it takes one in 320.
    /// </remarks>
    internal sealed class BusRest
    {
        // No transfer of this firmware takes longer than 4 ms at 100 kHz. A part that does not acknowledge fails within one.
        private const int SlowMs = 100;
        private const int ShortestRestMs = 10000;
        private const int LongestRestMs = 320000;
        private const int FailuresOfHungBus = 3;

        private int _failures;
        private int _restMs;
        private long _untilMs;

        /// <summary>Whether transfer after transfer failed, of whatever part: the driver is to be installed anew.</summary>
        public bool IsHung
        {
            get { return _failures >= FailuresOfHungBus; }
        }

        /// <summary>Whether the bus is to be left alone.</summary>
        /// <param name="uptimeMs">Uptime now.</param>
        public bool IsResting(long uptimeMs)
        {
            return uptimeMs < _untilMs;
        }

        /// <summary>Takes note of a transfer that was tried.</summary>
        /// <param name="isWhole">Whether it succeeded.</param>
        /// <param name="begunMs">Uptime when it began.</param>
        /// <param name="endedMs">Uptime when it ended.</param>
        public void Note(bool isWhole, long begunMs, long endedMs)
        {
            if (isWhole)
            {
                _failures = 0;
                _restMs = 0;
                return;
            }

            // Counted no further than anyone looks.
            _failures = IsHung ? FailuresOfHungBus : _failures + 1;
            if (endedMs - begunMs >= SlowMs)
            {
                int doubledMs = _restMs == 0 ? ShortestRestMs : 2 * _restMs;
                _restMs = doubledMs < LongestRestMs ? doubledMs : LongestRestMs;
                _untilMs = endedMs + _restMs;
            }
        }
    }
}
