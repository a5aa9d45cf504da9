using EdgeNode.Summaries;

namespace EdgeNode.Reporting
{
    /// <summary>Where an outbox goes on after a boot, by what stands in the store: the next number, the oldest one to send, and the chain's link.</summary>
    /// <remarks>
    /// The link is that of the last record. Where that one is lost, the mark knows the link if everything was acknowledged. Otherwise
    /// at least one number is left out and the link is <see cref="SummaryChain.None"/>: whoever verifies the chain meets a gap.
    /// </remarks>
    internal sealed class OutboxRecovery
    {
        private readonly AcknowledgedMark _mark;
        private readonly SegmentRing _ring;
        private readonly SummaryChain _chain;

        /// <summary>Makes what <see cref="TryFind"/> fills.</summary>
        public OutboxRecovery(AcknowledgedMark mark, SegmentRing ring, SummaryChain chain)
        {
            _mark = mark;
            _ring = ring;
            _chain = chain;
        }

        /// <summary>Whether neither a segment nor the mark is valid, so that nobody knows which numbers are used.</summary>
        public bool IsLost { get; private set; }

        /// <summary>Number that the next summary gets.</summary>
        public int NextSeq { get; private set; }

        /// <summary>Number of the oldest summary that may still have to be sent.</summary>
        public int OldestSeq { get; private set; }

        /// <summary>The next summary's link to the one before it.</summary>
        public string Previous { get; private set; } = SummaryChain.None;

        /// <summary>Looks through mark and segments of the run.</summary>
        /// <param name="isFinal">Whether what cannot be read counts as damaged.</param>
        /// <returns>False when the store cannot be read now and that is not final; then nothing else here counts.</returns>
        public bool TryFind(bool isFinal)
        {
            if (!_mark.TryRead(isFinal) || !_ring.TryFind(isFinal))
            {
                return false;
            }

            IsLost = _ring.Newest == SegmentRing.None && _mark.First == AcknowledgedMark.None;
            if (_ring.Newest == SegmentRing.None && !IsLost)
            {
                // A segment that is there all the same is not older than the one of the last number that was acknowledged.
                _ring.TakeLost(_mark.First > 0 ? (_mark.First - 1) / SegmentRing.SegmentRecords : 0);
            }

            if (_ring.Newest == SegmentRing.None)
            {
                GoOnFromMark();
                return isFinal || !_ring.HasFailed;
            }

            if (!TryGoOnFromTail(isFinal))
            {
                return false;
            }

            if (_mark.First > NextSeq)
            {
                GoOnAfterGap(_mark.First / SegmentRing.SegmentRecords);
            }

            int first = _ring.Oldest * SegmentRing.SegmentRecords;
            OldestSeq = _mark.First > first ? _mark.First : first;
            return true;
        }

        private void GoOnFromMark()
        {
            if (_mark.First > 0)
            {
                GoOnAfterGap(_mark.First / SegmentRing.SegmentRecords);
            }

            OldestSeq = NextSeq;
        }

        // A tail that cannot be gone on from (torn, damaged, or its last record is lost with the chain's link) is closed: a new
        // segment begins.
        private bool TryGoOnFromTail(bool isFinal)
        {
            int first = _ring.Newest * SegmentRing.SegmentRecords;
            int last = first + _ring.CountInNewest(out bool canGrow) - 1;
            if (canGrow && _ring.TryRead(last) && _chain.TryLink(_ring.Record, 0, SummaryText.Length, out string link))
            {
                Previous = link;
                NextSeq = last + 1;
                return true;
            }

            if (_ring.HasFailed && !isFinal)
            {
                return false;
            }

            if (!(canGrow && TryGoOnAfter(last)) && !TryGoOnAfter(first + SegmentRing.SegmentRecords - 1))
            {
                GoOnAfterGap(_ring.Newest);
            }

            return true;
        }

        // Whether the mark knows the link that the summary after this one bears: this one was the last, and was acknowledged.
        private bool TryGoOnAfter(int last)
        {
            bool isKnown = _mark.First == last + 1 && _mark.Link != SummaryChain.None;
            if (isKnown)
            {
                Previous = _mark.Link;
                NextSeq = last + 1;
            }

            return isKnown;
        }

        private void GoOnAfterGap(int segment)
        {
            Previous = SummaryChain.None;
            NextSeq = SegmentRing.FirstAfterGap(segment);
        }
    }
}
