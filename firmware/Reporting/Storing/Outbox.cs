using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Summaries;

namespace EdgeNode.Reporting
{
    /// <summary>
    /// The summaries of a box between the end of their slot and the broker's PUBACK. Each is numbered, chained and
    /// committed to the store as it will be sent, once; what is sent, also for the second time and also after a
    /// restart, is the stored bytes.
    /// </summary>
    /// <remarks>
    /// The ring of segments bounds it: when it is full, the oldest twelve summaries are dropped. Those, and records that
    /// cannot be read, show as a gap in the numbers. The last two segments stay when all of them is acknowledged: the chain goes
    /// on from the last record, and should the last segment be damaged, the one before it says which numbers it had, whatever became
    /// of the mark. When neither a segment nor the mark of what is acknowledged is valid, nobody knows which numbers are
    /// used, and a new run begins. That is judged by what the store gives: while it cannot be read, an outbox is not opened unless
    /// that is final, and a record that it does not give is asked for again before it is stepped over.
    /// </remarks>
    public sealed class Outbox
    {
        /// <summary>Segments on a board with 4 MB of flash: at least 93 hours of quarter hours, in 128 KB of flash.</summary>
        public const int SmallBoardSegments = 32;

        /// <summary>Segments on a board with 16 MB of flash: at least 31 days of quarter hours, in 1 MB of flash.</summary>
        public const int LargeBoardSegments = 256;

        // A minute, at the session's idle pace: longer than TLS has the memory that a driver may lack.
        private const int GreatestFailedLooks = 60;

        private readonly RunEntry _run;
        private readonly AcknowledgedMark _mark;
        private readonly SegmentRing _ring;
        private readonly AsciiWriter _writer;
        private readonly SummaryChain _chain = new SummaryChain();
        private readonly Summary _summary = new Summary(null);
        private string _previous = SummaryChain.None;
        private int _failedLooks;

        private Outbox(IDurableStore store, RunEntry run, int segmentCount)
        {
            _run = run;
            _mark = new AcknowledgedMark(store, run.Digits);
            _ring = new SegmentRing(store, run.Digits, segmentCount);
            _writer = new AsciiWriter(_ring.Record);
        }

        /// <summary>The run's name: eight hexadecimal digits made when the store was created.</summary>
        public string Run
        {
            get { return _run.Name; }
        }

        /// <summary>Number of this boot within the run, from 1.</summary>
        public int Boot
        {
            get { return _run.Boot; }
        }

        /// <summary>Summaries that it can hold at most.</summary>
        public int Capacity
        {
            get { return _ring.Capacity; }
        }

        /// <summary>Number of the oldest summary that may still have to be sent; <see cref="NextSeq"/> when there is none.</summary>
        public int OldestSeq { get; private set; }

        /// <summary>Number that the next summary gets.</summary>
        public int NextSeq { get; private set; }

        /// <summary>Slots of this boot whose window is forfeit because its commit failed.</summary>
        public int ForfeitCount { get; private set; }

        /// <summary>Summaries that this boot could not send: dropped because the outbox was full, or unreadable.</summary>
        public int MissingCount { get; private set; }

        /// <summary>The text of the summary found by <see cref="TryPeek"/>: the first <see cref="SummaryText.Length"/> bytes, until the next call.</summary>
        public byte[] Text
        {
            get { return _ring.Record; }
        }

        /// <summary>Finds the outbox in a store, or begins one, and counts this boot. Nothing is left behind that may yet be read.</summary>
        public static bool TryOpen(
            IDurableStore store, IEntropy entropy, int segmentCount, string topic, out Outbox outbox, out string refusal)
        {
            return TryOpen(store, entropy, segmentCount, topic, false, out outbox, out refusal);
        }

        /// <summary>Finds the outbox in a store, or begins one, and counts this boot.</summary>
        /// <param name="store">Where it is.</param>
        /// <param name="entropy">Gives the name of a run that begins.</param>
        /// <param name="segmentCount">Segments to keep at most, at least 2; fixed for the life of a run.</param>
        /// <param name="topic">
        /// Where the summaries go. What a box with another topic left is another node's, and not this one's to send: a new run
        /// begins without it.
        /// </param>
        /// <param name="isFinal">
        /// Whether what cannot be read counts as damaged: it is left behind, as a gap in the numbers. False while it may yet be read.
        /// </param>
        /// <param name="outbox">The outbox, or null when false is returned.</param>
        /// <param name="refusal">One line that says why not, or null when true is returned.</param>
        /// <returns>False when the store cannot be read now and that is not final, or when a run must begin and there are no random bytes for its name.</returns>
        public static bool TryOpen(
            IDurableStore store, IEntropy entropy, int segmentCount, string topic, bool isFinal, out Outbox outbox, out string refusal)
        {
            outbox = null;
            RunEntry run = new RunEntry(store, topic);
            if (!run.TryBeginBoot(entropy, isFinal, out refusal))
            {
                return false;
            }

            Outbox found = new Outbox(store, run, segmentCount);
            if (!run.IsNew && !found.TryRecover(entropy, isFinal, out refusal))
            {
                return false;
            }

            if (run.IsNew)
            {
                found._ring.Clear();
            }

            // Last, so that a run whose beginning was cut off begins anew. When it fails, the first commit tries again.
            run.TryKeep(found._mark);
            found.Assert();
            outbox = found;
            return true;
        }

        /// <summary>Numbers, chains and commits a slot's result. When that fails the window is forfeit: it has no number and is not tried again.</summary>
        /// <param name="body">The slot's result.</param>
        /// <param name="node">Node id.</param>
        /// <param name="policyHash">Hash of the policy in force.</param>
        /// <param name="seq">The summary's number; 0 when false is returned.</param>
        /// <returns>False when a value is out of range or the commit failed.</returns>
        public bool TryCommit(SummaryBody body, string node, string policyHash, out int seq)
        {
            seq = 0;
            _mark.TryRepeat();
            if (!_run.TryKeep(_mark) || !TryEncode(body, node, policyHash) || !_ring.TryWrite(NextSeq))
            {
                ForfeitCount++;
                NextSeq = _ring.NextUsable(NextSeq);
                return false;
            }

            seq = NextSeq;
            _chain.TryLink(_ring.Record, 0, SummaryText.Length, out _previous);
            NextSeq++;
            StepOverMissing(_ring.Oldest * SegmentRing.SegmentRecords);
            DeleteAcknowledged();
            Assert();
            return true;
        }

        /// <summary>Finds the oldest summary that is not acknowledged and reads it into <see cref="Text"/>.</summary>
        /// <param name="seq">Its number; 0 when false is returned.</param>
        /// <returns>False when there is none, or when it cannot be read now.</returns>
        public bool TryPeek(out int seq)
        {
            seq = 0;
            while (OldestSeq < NextSeq)
            {
                if (_ring.TryRead(OldestSeq))
                {
                    _failedLooks = 0;
                    seq = OldestSeq;
                    return true;
                }

                if (_ring.HasFailed && ++_failedLooks < GreatestFailedLooks)
                {
                    return false;
                }

                _failedLooks = 0;
                StepOverMissing(OldestSeq + 1);
            }

            return false;
        }

        /// <summary>Takes the broker's PUBACK for a summary and everything before it.</summary>
        /// <param name="seq">Number of the summary.</param>
        /// <exception cref="InvariantException">No summary has that number.</exception>
        public void Acknowledge(int seq)
        {
            Invariant.Demand(seq >= 0 && seq < NextSeq);

            // It may have been dropped while it was under way; then the oldest is already a later one.
            if (seq >= OldestSeq)
            {
                OldestSeq = seq + 1;
            }

            // When this commit fails it is owed, and made at the end of the next slot. The last two segments, which stay, say until
            // then which numbers are used.
            _mark.TryWrite(OldestSeq, OldestSeq == NextSeq ? _previous : SummaryChain.None);
            DeleteAcknowledged();
            Assert();
        }

        private bool TryRecover(IEntropy entropy, bool isFinal, out string refusal)
        {
            OutboxRecovery recovery = new OutboxRecovery(_mark, _ring, _chain);
            if (!recovery.TryFind(isFinal))
            {
                refusal = "outbox: cannot be read";
                return false;
            }

            if (recovery.IsLost)
            {
                return _run.TryBeginAnew(entropy, out refusal);
            }

            refusal = null;
            NextSeq = recovery.NextSeq;
            OldestSeq = recovery.OldestSeq;
            _previous = recovery.Previous;
            return true;
        }

        private bool TryEncode(SummaryBody body, string node, string policyHash)
        {
            _summary.Body = body;
            _summary.Node = node;
            _summary.Run = _run.Name;
            _summary.Boot = _run.Boot;
            _summary.Seq = NextSeq;
            _summary.PolicyHash = policyHash;
            _summary.Previous = _previous;
            return SummaryText.TryWrite(_summary, _writer);
        }

        private void StepOverMissing(int firstLeft)
        {
            if (firstLeft > OldestSeq)
            {
                MissingCount += firstLeft - OldestSeq;
                OldestSeq = firstLeft;
            }
        }

        private void DeleteAcknowledged()
        {
            while (_ring.Oldest < _ring.Newest - 1 && (_ring.Oldest + 1) * SegmentRing.SegmentRecords <= OldestSeq)
            {
                if (!_ring.TryDeleteOldest())
                {
                    return;
                }
            }
        }

        // Numbers are given once and sent in order. Where that is not so, a fault of the firmware stops it before it sends anything.
        private void Assert()
        {
            _ring.Assert(NextSeq);
            Invariant.Demand(OldestSeq >= 0 && OldestSeq <= NextSeq);
        }
    }
}
