using EdgeNode.Contracts;
using EdgeNode.Policies;

namespace EdgeNode.Reporting
{
    /// <summary>
    /// How long to wait before an attempt to connect: after power-on at random, so that a quarter's boxes do not all come
    /// back in one second, and after each failure in a row twice as long as before, half of it at random.
    /// </summary>
    public sealed class ConnectDelay
    {
        /// <summary>Longest wait after power-on.</summary>
        public const int GreatestColdStartMs = 60000;

        /// <summary>Shortest wait after a failure.</summary>
        public const int LeastMs = 1000;

        /// <summary>Longest wait after a failure: five minutes.</summary>
        public const int GreatestMs = 300000;

        private readonly IEntropy _entropy;
        private readonly uint _standIn;
        private readonly byte[] _random = new byte[BigEndian.Length];
        private int _ceilingMs;

        /// <summary>Makes the delays of a node.</summary>
        /// <param name="entropy">Gives the random part; when it fails, a number derived from the node's id does.</param>
        /// <param name="node">Node id.</param>
        public ConnectDelay(IEntropy entropy, string node)
        {
            _entropy = entropy;
            _standIn = NodeDerived.RandomStandIn(node);
            Reset();
        }

        /// <summary>Draws the wait after power-on.</summary>
        /// <returns>Milliseconds, 0 to <see cref="GreatestColdStartMs"/>.</returns>
        public int DrawColdStartMs()
        {
            return DrawUpTo(GreatestColdStartMs);
        }

        /// <summary>Draws the wait after one more failure.</summary>
        /// <returns>Milliseconds: 1 to 2 s the first time, doubled each time, at last 150 to 300 s.</returns>
        public int DrawNextMs()
        {
            int halfMs = _ceilingMs / 2;
            int delayMs = halfMs + DrawUpTo(halfMs);
            _ceilingMs = _ceilingMs < GreatestMs / 2 ? 2 * _ceilingMs : GreatestMs;
            return delayMs;
        }

        /// <summary>Takes note of a success: the next failure counts as the first.</summary>
        public void Reset()
        {
            _ceilingMs = 2 * LeastMs;
        }

        private int DrawUpTo(int greatest)
        {
            uint random = _entropy.TryFill(_random) ? BigEndian.Read(_random, 0) : _standIn;
            return (int)(random % (uint)(greatest + 1));
        }
    }
}
