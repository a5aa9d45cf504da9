using EdgeNode.Contracts;

namespace EdgeNode.Sensing
{
    /// <summary>
    /// A PIR or a light barrier on a pin. Hands rises straight on and keeps no tally: a count would be a raw reading. It
    /// has no stuck check either, since a line that stays as it is tells no fault: nobody may come by, or someone stands there.
    /// </summary>
    public sealed class PassageSensor : IEdgeSink
    {
        private readonly IEdgeInput _input;
        private readonly int _warmUpMs;
        private IEdgeSink _sink;

        /// <summary>Makes a passage sensor.</summary>
        /// <param name="input">The pin.</param>
        /// <param name="warmUpMs">
        /// Uptime in ms before which rises mean nothing. 60,000 for a HC-SR501, whose output goes high up to three times in
        /// the first minute after power-on (HC-SR501 product page, "Power-up initialization"); 0 for a light barrier.
        /// </param>
        public PassageSensor(IEdgeInput input, int warmUpMs)
        {
            _input = input;
            _warmUpMs = warmUpMs;
        }

        /// <summary>From now on hands each rise after the warm-up to <paramref name="sink"/>. Called once.</summary>
        public void Start(IEdgeSink sink)
        {
            _sink = sink;
            _input.Start(this);
        }

        /// <inheritdoc/>
        public void OnRise(long uptimeMs)
        {
            if (uptimeMs >= _warmUpMs)
            {
                _sink.OnRise(uptimeMs);
            }
        }
    }
}
