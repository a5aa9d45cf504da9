namespace EdgeNode.Summaries
{
    /// <summary>From exact values to the classes of <see cref="Health"/>. An exact value goes no further than this.</summary>
    public static class HealthClasses
    {
        /// <summary>Least signal in dBm that is good.</summary>
        public const int LeastGoodDbm = -67;

        /// <summary>Least signal in dBm that is fair.</summary>
        public const int LeastFairDbm = -77;

        /// <summary>Least free bytes of the heap that are enough.</summary>
        public const int LeastFreeMemoryBytes = 40000;

        /// <summary>Stands for the end of a certificate that cannot be read.</summary>
        public const long NoEnd = 0;

        private const long DayMs = 86400000;

        /// <summary>The class of a day's median signal.</summary>
        /// <param name="medianDbm">Median in dBm.</param>
        public static SignalClass OfSignal(int medianDbm)
        {
            if (medianDbm >= LeastGoodDbm)
            {
                return SignalClass.Good;
            }

            return medianDbm >= LeastFairDbm ? SignalClass.Fair : SignalClass.Weak;
        }

        /// <summary>The class of a number of free bytes.</summary>
        public static MemoryClass OfFreeMemory(int bytes)
        {
            return bytes >= LeastFreeMemoryBytes ? MemoryClass.Ok : MemoryClass.Low;
        }

        /// <summary>The class of a day's number of errors of one sensor.</summary>
        public static ErrorClass OfErrors(int count)
        {
            if (count <= 0)
            {
                return ErrorClass.None;
            }

            if (count < 10)
            {
                return ErrorClass.Few;
            }

            return count < 100 ? ErrorClass.Some : ErrorClass.Many;
        }

        /// <summary>The class of a number of attempts to unlock.</summary>
        public static UnlockClass OfUnlocks(int count)
        {
            return count <= 0 ? UnlockClass.None : count < 10 ? UnlockClass.Few : UnlockClass.Many;
        }

        /// <summary>The class of a certificate's end.</summary>
        /// <param name="endUtcMs">The end in ms since 1970, or <see cref="NoEnd"/>.</param>
        /// <param name="utcMs">Trusted time in ms since 1970.</param>
        public static ExpiryClass OfEnd(long endUtcMs, long utcMs)
        {
            if (endUtcMs == NoEnd)
            {
                return ExpiryClass.Unknown;
            }

            long leftMs = endUtcMs - utcMs;
            return leftMs < 0 ? ExpiryClass.Over
                : leftMs < 30 * DayMs ? ExpiryClass.Soon
                : leftMs < 90 * DayMs ? ExpiryClass.Ahead
                : ExpiryClass.Far;
        }

        /// <summary>The class of an outbox.</summary>
        /// <param name="waiting">Summaries that wait to be sent.</param>
        /// <param name="capacity">Summaries that it can hold, at least 1.</param>
        public static OutboxClass OfOutbox(int waiting, int capacity)
        {
            if (waiting <= 0)
            {
                return OutboxClass.Empty;
            }

            long tenfold = 10L * waiting;
            if (tenfold < 5L * capacity)
            {
                return OutboxClass.Low;
            }

            return tenfold < 9L * capacity ? OutboxClass.Half : OutboxClass.Full;
        }
    }
}
