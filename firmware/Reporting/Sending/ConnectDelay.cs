using EdgeNode.Contracts;
using EdgeNode.Policies;

namespace EdgeNode.Reporting
{
    /// <summary>
    /// How long to wait before an attempt to connect, always at random, so that a city's boxes that lost their broker in the same
    /// second do not all come back in one: after power-on, after a connection that worked, and after each failure in a row
    /// anywhere below a ceiling that doubles.
    /// </summary>
    /// <remarks>
    /// Full jitter, as M. Brooker, "Exponential Backoff and Jitter" (AWS, 2015), finds it to need the fewest attempts. What it does to a
    /// server when 10,000 boxes come back is a test (FleetTests).
    /// </remarks>
    public sealed class ConnectDelay
    {
        /// <summary>Longest wait after power-on.</summary>
        public const int GreatestColdStartMs = 60000;

        /// <summary>Longest wait after the first failure; after each one more in a row, twice as long.</summary>
        public const int GreatestFirstMs = 30000;

        /// <summary>Longest wait after four failures in a row or more: four minutes.</summary>
        public const int GreatestMs = 240000;

        /// <summary>Shortest wait after a failure: a link takes as long to be closed and freed.</summary>
        public const int LeastMs = 1000;

        // Numerical Recipes' generator: it goes through all 2^32 numbers, from another one at each node.
        private const uint Factor = 1664525;
        private const uint Summand = 1013904223;

        private readonly IEntropy _entropy;
        private readonly byte[] _random = new byte[BigEndian.Length];
        private uint _standIn;
        private int _ceilingMs;

        /// <summary>Makes the delays of a node.</summary>
        /// <param name="entropy">Gives the random part; when it fails, numbers derived from the node's id do.</param>
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
        /// <returns>Milliseconds: <see cref="LeastMs"/> to 30 s the first time, then to 60 s, 120 s, at last 240 s.</returns>
        public int DrawNextMs()
        {
            int delayMs = LeastMs + DrawUpTo(_ceilingMs - LeastMs);
            _ceilingMs = _ceilingMs < GreatestMs / 2 ? 2 * _ceilingMs : GreatestMs;
            return delayMs;
        }

        /// <summary>Takes note of a success: the next failure counts as the first.</summary>
        public void Reset()
        {
            _ceilingMs = GreatestFirstMs;
        }

        // The high bits are the good ones of the stand-in, so the range is cut from them.
        private int DrawUpTo(int greatest)
        {
            uint random = _standIn;
            if (_entropy.TryFill(_random))
            {
                random = BigEndian.Read(_random, 0);
            }
            else
            {
                _standIn = (_standIn * Factor) + Summand;
            }

            return (int)(((ulong)random * (uint)(greatest + 1)) >> 32);
        }
    }
}
