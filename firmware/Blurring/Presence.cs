using EdgeNode.Contracts;
using EdgeNode.Sensing;

namespace EdgeNode.Blurring
{
    /// <summary>
    /// Whether a sensor has answered, or seen anything, since a test began: one bool, told once and at a fixed moment, whatever was seen
    /// and whenever that was. For an open box, which counts nothing.
    /// </summary>
    public sealed class Presence : IEdgeSink, IReadingSink
    {
        /// <summary>How long after its begin the test of a counted sensor is told, in ms.</summary>
        public const int CountedMs = 20000;

        /// <summary>How long after its begin the test of a sampled sensor is told, in ms: the slowest part warms up for 30 s.</summary>
        public const int SampledMs = 45000;

        private readonly int _afterMs;
        private long _tellMs = long.MaxValue;
        private bool _hasSeen;

        /// <summary>Makes a presence of which no test has begun.</summary>
        /// <param name="afterMs"><see cref="CountedMs"/> or <see cref="SampledMs"/>.</param>
        public Presence(int afterMs)
        {
            _afterMs = afterMs;
        }

        /// <summary>Begins a test.</summary>
        public void Begin(long uptimeMs)
        {
            _hasSeen = false;
            _tellMs = uptimeMs + _afterMs;
        }

        /// <summary>Tells, once the moment has come; what comes later belongs to no test.</summary>
        /// <param name="uptimeMs">Uptime now.</param>
        /// <param name="hasSeen">Whether there was anything; false when false is returned.</param>
        /// <returns>False before the moment, and again once it has been told.</returns>
        public bool TryTell(long uptimeMs, out bool hasSeen)
        {
            bool isTime = uptimeMs >= _tellMs;
            hasSeen = isTime && _hasSeen;
            if (isTime)
            {
                _tellMs = long.MaxValue;
            }

            return isTime;
        }

        /// <inheritdoc/>
        public void OnRise(long uptimeMs)
        {
            _hasSeen = true;
        }

        /// <inheritdoc/>
        public void Accept(Reading reading)
        {
            _hasSeen = true;
        }
    }
}
