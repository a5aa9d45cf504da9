using System;
using EdgeNode.Blurring;
using EdgeNode.Contracts;

namespace EdgeNode.Composition
{
    /// <summary>
    /// Draws <see cref="Bytes"/> ahead of time in slices, each of which tests at most <see cref="SliceLength"/> bytes of the source: once the
    /// start-up test, then for each draw a window of the tests that it has to itself, as <see cref="TestedEntropy"/> does it.
    /// </summary>
    /// <remarks>
    /// The noise draws from the same source between two slices. Its tests are its own, and these see the bytes that were taken here. No
    /// byte of the two is the same.
    /// </remarks>
    public sealed class EntropyReserve
    {
        /// <summary>Most bytes that a slice tests.</summary>
        public const int SliceLength = 64;

        private const int StartUpSlices = TestedEntropy.StartUpSamples / SliceLength;
        private const int DrawSlice = StartUpSlices + (TestedEntropy.DiscardedBefore / SliceLength);
        private const int LastSlice = DrawSlice + (TestedEntropy.DiscardedAfter / SliceLength);

        private readonly IEntropy _source;
        private readonly EntropyHealth _health = new EntropyHealth();
        private readonly byte[] _slice = new byte[SliceLength];
        private readonly byte[] _drawn = new byte[ReservedBytes.Capacity];
        private int _next;

        /// <summary>Puts the tests before <paramref name="source"/>, of which nothing is read until the first slice.</summary>
        public EntropyReserve(IEntropy source)
        {
            _source = source;
        }

        /// <summary>What was drawn.</summary>
        public ReservedBytes Bytes { get; } = new ReservedBytes();

        /// <summary>
        /// Does a slice, unless there are bytes. A source that gives nothing is asked again at the next call; one that has failed a test never
        /// is.
        /// </summary>
        public void Step()
        {
            if (Bytes.AreThere || _health.HasFailed)
            {
                return;
            }

            if (_next == StartUpSlices)
            {
                _health.StartOver();
            }

            byte[] bytes = _next == DrawSlice ? _drawn : _slice;
            if (!_source.TryFill(bytes))
            {
                // Consecutive samples are asked for: all of this test's are taken anew.
                StartOver(_next < StartUpSlices ? 0 : StartUpSlices);
                return;
            }

            for (int i = 0; i < bytes.Length; i++)
            {
                _health.Accepts(bytes[i]);
            }

            Array.Clear(_slice, 0, SliceLength);
            _next++;
            if (_next > LastSlice)
            {
                if (!_health.HasFailed)
                {
                    Bytes.Put(_drawn);
                }

                StartOver(StartUpSlices);
            }
        }

        private void StartOver(int next)
        {
            Array.Clear(_drawn, 0, ReservedBytes.Capacity);
            _health.StartOver();
            _next = next;
        }
    }
}
