using EdgeNode.Summaries;

namespace EdgeNode.Reporting
{
    /// <summary>Where an outbox goes on after a boot, by what stands in the store: the next number, the oldest one to send, and the chain's link.</summary>
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
        /// <returns>False when the store cannot be read now; then nothing else here counts.</returns>
        public bool TryFind()
        {
            if (!_mark.TryRead(out int acknowledged) || !_ring.TryFind())
            {
                return false;
            }

            if (_ring.Newest == SegmentRing.None)
            {
                GoOnFromMark(acknowledged);
                return true;
            }

            if (!TryGoOnFromTail())
            {
                return false;
            }

            if (acknowledged > NextSeq)
            {
                NextSeq = SegmentRing.FirstAfterSegmentOf(acknowledged);
                Previous = SummaryChain.None;
            }

            int first = _ring.Oldest * SegmentRing.SegmentRecords;
            OldestSeq = acknowledged > first ? acknowledged : first;
            return true;
        }

        private void GoOnFromMark(int acknowledged)
        {
            IsLost = acknowledged == AcknowledgedMark.None;
            bool isUsed = acknowledged > 0 || _ring.HasInvalid;
            NextSeq = isUsed ? SegmentRing.FirstAfterSegmentOf(acknowledged) : 0;
            OldestSeq = NextSeq;
        }

        // A tail that cannot be gone on from (torn, or its last record is invalid, so that the chain's link is not
        // known) is closed: a new segment begins. The numbers left out show it.
        private bool TryGoOnFromTail()
        {
            int last = (_ring.Newest * SegmentRing.SegmentRecords) + _ring.CountInNewest(out bool canGrow) - 1;
            if (canGrow && _ring.TryRead(last) && _chain.TryLink(_ring.Record, 0, SummaryText.Length, out string link))
            {
                Previous = link;
                NextSeq = last + 1;
                return true;
            }

            NextSeq = (_ring.Newest + 1) * SegmentRing.SegmentRecords;
            return !_ring.HasFailed;
        }
    }
}
