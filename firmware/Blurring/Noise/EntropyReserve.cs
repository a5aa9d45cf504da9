using System;
using EdgeNode.Contracts;

namespace EdgeNode.Blurring
{
    /// <summary>
    /// Random bytes for keys and challenges, drawn ahead of time in slices, each of which tests <see cref="SliceLength"/> bytes of the
    /// source: the start-up test, then one draw in a window of the tests that it has to itself, as <see cref="TestedEntropy"/> does it.
    /// </summary>
    /// <remarks>
    /// The noise's draws take from the same source between two slices. They have tests of their own; those of this object see the bytes
    /// that it took. It keeps its bytes until they are asked for, and none of them is noise.
    /// </remarks>
    public sealed class EntropyReserve : IEntropy
    {
        /// <summary>Most bytes that can be asked for at once.</summary>
        public const int Capacity = 32;

        /// <summary>Most bytes that a slice tests.</summary>
        public const int SliceLength = 64;

        private const int StartUpSlices = TestedEntropy.StartUpSamples / SliceLength;
        private const int SlicesBefore = TestedEntropy.DiscardedBefore / SliceLength;
        private const int SlicesAfter = TestedEntropy.DiscardedAfter / SliceLength;
        private const int DrawnWith = StartUpSlices + SlicesBefore;
        private const int Full = DrawnWith + 1 + SlicesAfter;

        private readonly IEntropy _source;
        private readonly EntropyHealth _health = new EntropyHealth();
        private readonly byte[] _slice = new byte[SliceLength];
        private readonly byte[] _reserve = new byte[Capacity];
        private int _done;

        /// <summary>Puts a reserve before <paramref name="source"/>, of which nothing is read until the first slice.</summary>
        public EntropyReserve(IEntropy source)
        {
            _source = source;
        }

        /// <summary>Whether there are bytes to be had.</summary>
        public bool IsFull
        {
            get { return _done == Full && !_health.HasFailed; }
        }

        /// <summary>Does a slice, where one is needed. A source that gives nothing is asked again at the next call; one that fails a test never is.</summary>
        public void Step()
        {
            if (_done == Full || _health.HasFailed)
            {
                return;
            }

            if (_done == StartUpSlices)
            {
                _health.StartOver();
            }

            byte[] bytes = _done == DrawnWith ? _reserve : _slice;
            if (!_source.TryFill(bytes))
            {
                // Consecutive samples are asked for: all of this test's are taken anew.
                _done = _done < StartUpSlices ? 0 : StartUpSlices;
                _health.StartOver();
                return;
            }

            for (int i = 0; i < bytes.Length; i++)
            {
                _health.Accepts(bytes[i]);
            }

            Array.Clear(_slice, 0, SliceLength);
            _done++;
        }

        /// <inheritdoc/>
        /// <remarks>False, with the buffer wiped, while the reserve is not full, and for a buffer longer than <see cref="Capacity"/>. What is given is forgotten.</remarks>
        public bool TryFill(byte[] buffer)
        {
            bool isGiven = IsFull && buffer.Length <= Capacity;
            Array.Clear(buffer, 0, buffer.Length);
            if (isGiven)
            {
                Array.Copy(_reserve, buffer, buffer.Length);
                Array.Clear(_reserve, 0, Capacity);
                _done = StartUpSlices;
            }

            return isGiven;
        }
    }
}
