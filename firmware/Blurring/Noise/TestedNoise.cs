using EdgeNode.Contracts;

namespace EdgeNode.Blurring
{
    /// <summary>
    /// Noise from a source that is tested before, during and after each draw, as <see cref="TestedEntropy"/> does it: a source
    /// that sticks, before a draw or in the middle of it, gives no noise from that draw on.
    /// </summary>
    public sealed class TestedNoise : INoise
    {
        private readonly TestedEntropy _entropy;
        private readonly GeometricNoise _noise;

        /// <summary>Puts the tests before <paramref name="source"/>, of which nothing is read until the first draw.</summary>
        public TestedNoise(IEntropy source)
        {
            _entropy = new TestedEntropy(source);
            _noise = new GeometricNoise(new BitSource(_entropy));
        }

        /// <summary>Whether a health test has failed since power-on. Then every draw fails.</summary>
        public bool HasFailed
        {
            get { return _entropy.HasFailed; }
        }

        /// <inheritdoc/>
        /// <remarks>When this returns, true or false, this object holds nothing that the draw used or left over.</remarks>
        public bool TryDraw(int m, out int noise)
        {
            noise = 0;
            if (!_entropy.TryBeginDraw())
            {
                return false;
            }

            bool drawn = _noise.TryDraw(m, out noise);
            if (!_entropy.TryEndDraw() || !drawn)
            {
                noise = 0;
                return false;
            }

            return true;
        }
    }
}
