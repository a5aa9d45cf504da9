using System;
using EdgeNode.Contracts;

namespace EdgeNode.Blurring
{
    /// <summary>
    /// An entropy source behind the health tests of <see cref="EntropyHealth"/>: at start-up over 1,024 bytes that are then
    /// thrown away (SP 800-90B, section 4.3), and on every byte after that.
    /// </summary>
    public sealed class TestedEntropy : IEntropy
    {
        /// <summary>Bytes tested before the first one is handed on.</summary>
        public const int StartUpSamples = 1024;

        private const int StartUpChunk = 32;

        private readonly IEntropy _source;
        private readonly EntropyHealth _health = new EntropyHealth();
        private bool _hasStarted;

        /// <summary>Puts the tests before <paramref name="source"/>. The start-up test runs at the first use.</summary>
        public TestedEntropy(IEntropy source)
        {
            _source = source;
        }

        /// <summary>Whether a health test has failed since power-on. Then no byte is handed on any more.</summary>
        public bool HasFailed
        {
            get { return _health.HasFailed; }
        }

        /// <inheritdoc/>
        /// <remarks>
        /// False, with the buffer wiped, when the source gives nothing, which may be over at the next call, or when a test failed, which is for ever.
        /// </remarks>
        public bool TryFill(byte[] buffer)
        {
            if (HasFailed || !TryStartUp() || !TryFillTested(buffer))
            {
                Array.Clear(buffer, 0, buffer.Length);
                return false;
            }

            return true;
        }

        private bool TryStartUp()
        {
            if (_hasStarted)
            {
                return true;
            }

            // Consecutive samples are asked for: after a source that gave nothing midway, all of them are taken anew.
            _health.StartOver();
            byte[] chunk = new byte[StartUpChunk];
            bool passed = true;
            for (int tested = 0; passed && tested < StartUpSamples; tested += StartUpChunk)
            {
                passed = TryFillTested(chunk);
            }

            Array.Clear(chunk, 0, chunk.Length);
            _hasStarted = passed;
            return passed;
        }

        private bool TryFillTested(byte[] buffer)
        {
            if (!_source.TryFill(buffer))
            {
                return false;
            }

            bool accepted = true;
            for (int i = 0; i < buffer.Length; i++)
            {
                accepted &= _health.Accepts(buffer[i]);
            }

            return accepted;
        }
    }
}
