using System.Threading;

namespace EdgeNode.Esp32OnPc
{
    /// <summary>A thread that waits for its turn.</summary>
    internal sealed class Turn
    {
        private readonly int _order;

        /// <summary>Makes a turn.</summary>
        /// <param name="wakeMs">Uptime at which it may go on.</param>
        /// <param name="order">Who came first, among those that wake together.</param>
        public Turn(long wakeMs, int order)
        {
            WakeMs = wakeMs;
            _order = order;
            Gate = new SemaphoreSlim(0);
        }

        /// <summary>Uptime at which it may go on.</summary>
        public long WakeMs { get; }

        /// <summary>Opened once.</summary>
        public SemaphoreSlim Gate { get; }

        /// <summary>Whether it goes on before another.</summary>
        public bool IsBefore(Turn other)
        {
            return WakeMs < other.WakeMs || (WakeMs == other.WakeMs && _order < other._order);
        }
    }
}
