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
