using System;
using EdgeNode.Contracts;

namespace EdgeNode.Blurring
{
    /// <summary>
    /// An entropy source behind the health tests of <see cref="EntropyHealth"/>: at start-up over 1,024 bytes that are then
    /// thrown away (SP 800-90B, section 4.3), and around each draw.
    /// </summary>
    /// <remarks>
    /// <para>A draw uses about one byte, so tests that went on from draw to draw would need many windows to see a stuck source,
    /// and would remember what a draw used meanwhile. So each draw has a run of the tests to itself: <see cref="DiscardedBefore"/>
    /// bytes, the draw's own, <see cref="DiscardedAfter"/> bytes, without a gap; then the tests start over and know nothing.</para>
    /// <para>The bytes that are thrown away fill one window of the adaptive proportion test by themselves. It begins with the first
    /// of them, so the watched byte is never one of the draw's, and it is complete at every draw, however long. A draw of more than
    /// 448 bytes would have another window begin within it; at the start-over that is forgotten too, like the last repeated byte
    /// and the counts, in which the draw's bytes have a share. Testing the discarded bytes only would leave the draw's untested.</para>
    /// <para>A source that gives one byte for ever from a moment on fails before the draw, or after it when it stuck later than
    /// that. One that goes round among up to 8 bytes fails in the first draw that begins after that, as 62 or more of a window's 512
    /// are then equal. A draw that it began to go round in may pass, when the watched byte is none of the 8; the draw after it does not,
    /// and that one comes before the count is released: a window's close draws for the next one first.</para>
    /// </remarks>
    public sealed class TestedEntropy : IEntropy
    {
        /// <summary>Bytes tested before the first draw.</summary>
        public const int StartUpSamples = 1024;

        /// <summary>Bytes tested and thrown away before each draw.</summary>
        public const int DiscardedBefore = 64;

        /// <summary>Bytes tested and thrown away after each draw.</summary>
        public const int DiscardedAfter = EntropyHealth.ProportionWindow - DiscardedBefore;

        // Divides all three of the above.
        private const int BlockLength = 64;

        private readonly IEntropy _source;
        private readonly EntropyHealth _health = new EntropyHealth();
        private readonly byte[] _block = new byte[BlockLength];
        private bool _hasStarted;
        private bool _isDrawing;

        /// <summary>Puts the tests before <paramref name="source"/>. The start-up test runs at the first draw.</summary>
        public TestedEntropy(IEntropy source)
        {
            _source = source;
        }

        /// <summary>Whether a health test has failed since power-on. Then no byte is handed on any more.</summary>
        public bool HasFailed
        {
            get { return _health.HasFailed; }
        }

        /// <summary>Tests the source anew. A draw may follow only when it passes.</summary>
        /// <returns>False when the source gives nothing, which may be over at the next call, or when a test failed, which is for ever.</returns>
        public bool TryBeginDraw()
        {
            _isDrawing = TryStartUp() && TryDiscard(DiscardedBefore);
            if (!_isDrawing)
            {
                _health.StartOver();
            }

            return _isDrawing;
        }

        /// <inheritdoc/>
        /// <remarks>
        /// False, with the buffer wiped, outside a draw, when the source gives nothing, or when a test failed, which is for ever.
        /// </remarks>
        public bool TryFill(byte[] buffer)
        {
            if (!_isDrawing || HasFailed || !TryFillTested(buffer))
            {
                Array.Clear(buffer, 0, buffer.Length);
                return false;
            }

            return true;
        }

        /// <summary>Tests the source after the draw, and forgets all bytes since <see cref="TryBeginDraw"/>.</summary>
        /// <returns>False when there was no draw, the source gave nothing, or a test failed since the draw began: then the draw may not be used.</returns>
        public bool TryEndDraw()
        {
            bool passed = _isDrawing && TryDiscard(DiscardedAfter);
            _isDrawing = false;
            _health.StartOver();
            return passed;
        }

        // Consecutive samples are asked for: after a source that gave nothing midway, all of them are taken anew.
        private bool TryStartUp()
        {
            if (!_hasStarted)
            {
                _health.StartOver();
                _hasStarted = TryDiscard(StartUpSamples);
            }

            _health.StartOver();
            return _hasStarted;
        }

        private bool TryDiscard(int count)
        {
            bool passed = !HasFailed;
            for (int tested = 0; passed && tested < count; tested += BlockLength)
            {
                passed = TryFillTested(_block);
            }

            Array.Clear(_block, 0, _block.Length);
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
