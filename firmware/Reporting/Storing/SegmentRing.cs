using EdgeNode.Contracts;

namespace EdgeNode.Reporting
{
    /// <summary>
    /// Which summaries stand where. A summary's number says it: segment seq / 12, position seq % 12, and a segment's place is its
    /// number modulo the size of the ring, so that a new segment overwrites the one a whole ring older.
    /// </summary>
    /// <remarks>
    /// Twelve records are 3,828 bytes, which is what one 4 KB block of littlefs holds: an append rewrites one block.
    /// From the oldest segment to the newest each place is used. So one that is damaged behind the last that is whole is a newer
    /// segment, and its numbers are used.
    /// </remarks>
    internal sealed class SegmentRing
    {
        /// <summary>Records in a segment.</summary>
        public const int SegmentRecords = 12;

        /// <summary>What <see cref="Newest"/> and <see cref="Oldest"/> are while there is no segment.</summary>
        public const int None = -1;

        private readonly SegmentEntries _entries;

        /// <summary>Makes a ring; it is empty until <see cref="TryFind"/>.</summary>
        /// <param name="store">Where the segments are.</param>
        /// <param name="run">Digits of the run that the records belong to.</param>
        /// <param name="segmentCount">Places in the ring, at least 2; fixed for the life of a run.</param>
        public SegmentRing(IDurableStore store, byte[] run, int segmentCount)
        {
            _entries = new SegmentEntries(store, run, segmentCount);
            Newest = None;
            Oldest = None;
        }

        /// <summary>Records that the ring can hold at most.</summary>
        public int Capacity
        {
            get { return _entries.Count * SegmentRecords; }
        }

        /// <summary>The record last read, or being made; the text is at its start.</summary>
        public byte[] Record
        {
            get { return _entries.Record; }
        }

        /// <summary>Number of the newest segment, or <see cref="None"/>.</summary>
        public int Newest { get; private set; }

        /// <summary>Number of the oldest segment that may still be there, or <see cref="None"/>.</summary>
        public int Oldest { get; private set; }

        /// <summary>Whether the store could not be read when it was last asked: what it did not give may be there.</summary>
        public bool HasFailed
        {
            get { return _entries.HasFailed; }
        }

        /// <summary>
        /// Number with which to go on after a segment whose last record is not known: its successor's second. The first is left out,
        /// so that the gap shows where the chain does not reach: the last record, which is not known, may have been sent.
        /// </summary>
        public static int FirstAfterGap(int segment)
        {
            return ((segment + 1) * SegmentRecords) + 1;
        }

        /// <summary>Looks through the store for the segments of this run.</summary>
        /// <param name="isFinal">Whether what cannot be read counts as damaged.</param>
        /// <returns>False when the store cannot be read now and that is not final. A segment that is missed would have its numbers given twice.</returns>
        public bool TryFind(bool isFinal)
        {
            for (int place = 0; place < _entries.Count; place++)
            {
                int segment = SegmentIn(place, out _);
                if (HasFailed && !isFinal)
                {
                    return false;
                }

                if (segment != None)
                {
                    Include(segment);
                }
            }

            while (Newest != None && Newest - Oldest < _entries.Count - 1 && IsLost(Newest + 1))
            {
                Newest++;
            }

            return isFinal || !HasFailed;
        }

        /// <summary>Takes what has no valid record for the newest segment that it can be, when there is none with one.</summary>
        /// <param name="least">A segment that is at most a ring older.</param>
        public void TakeLost(int least)
        {
            int segment = least + _entries.Count - 1;
            while (segment >= least && !IsLost(segment))
            {
                segment--;
            }

            if (segment >= least)
            {
                Include(segment);
            }
        }

        /// <summary>Removes every entry of the ring, as far as the store lets it.</summary>
        public void Clear()
        {
            for (int place = 0; place < _entries.Count; place++)
            {
                if (_entries.IsUsed(place))
                {
                    _entries.TryDelete(place);
                }
            }
        }

        /// <summary>Whole records in the newest segment.</summary>
        /// <param name="canGrow">Whether another one may be appended: false when there is a torn one at the end, damage, or no answer.</param>
        public int CountInNewest(out bool canGrow)
        {
            return _entries.CountOf(PlaceOf(Newest), out canGrow);
        }

        /// <summary>Reads the record of summary <paramref name="seq"/> into <see cref="Record"/>.</summary>
        /// <returns>False when there is none, or its check value is wrong.</returns>
        public bool TryRead(int seq)
        {
            return _entries.TryRead(PlaceOf(seq / SegmentRecords), seq % SegmentRecords) && _entries.Seq == seq;
        }

        /// <summary>Commits the text at the start of <see cref="Record"/> as the record of summary <paramref name="seq"/>.</summary>
        /// <returns>False when it is not in the store. What a failed commit left there all the same counts as committed.</returns>
        public bool TryWrite(int seq)
        {
            uint crc = _entries.Seal(seq);
            if (!TryCommit(seq) && !(TryRead(seq) && _entries.Is(crc)))
            {
                return false;
            }

            Include(seq / SegmentRecords);
            return true;
        }

        /// <summary>Finds the number with which to go on after a commit that failed.</summary>
        /// <param name="seq">Its number.</param>
        /// <returns>
        /// The same one; or, when its segment is torn, damaged or cannot be read, one of the next segment that can. While none can,
        /// it is not the segment that is at fault.
        /// </returns>
        public int NextUsable(int seq)
        {
            int segment = seq / SegmentRecords;
            int place = PlaceOf(segment);
            bool isUsable = segment == Newest ? _entries.EndsBefore(place, seq % SegmentRecords) : !IsUnreadable(place);
            for (int i = 0; !isUsable && i < _entries.Count - 1; i++)
            {
                if (!IsUnreadable(PlaceOf(segment + i + 1)))
                {
                    return FirstAfterGap(segment + i);
                }
            }

            return seq;
        }

        /// <summary>Deletes the oldest segment. One that cannot be read is left behind.</summary>
        /// <returns>False when the commit failed.</returns>
        public bool TryDeleteOldest()
        {
            int place = PlaceOf(Oldest);
            if (!_entries.TryDelete(place) && !IsUnreadable(place))
            {
                return false;
            }

            Oldest++;
            return true;
        }

        /// <summary>Stops the firmware when what it knows of the ring cannot be: a restart finds it anew in the store.</summary>
        /// <param name="nextSeq">Number that the next summary gets.</param>
        /// <exception cref="InvariantException">It cannot be.</exception>
        public void Assert(int nextSeq)
        {
            bool isEmpty = Newest == None && Oldest == None;
            bool isRing = Oldest >= 0 && Oldest <= Newest && Newest - Oldest < _entries.Count;
            Invariant.Demand(isEmpty || (isRing && nextSeq > Newest * SegmentRecords));
        }

        private int PlaceOf(int segment)
        {
            return segment % _entries.Count;
        }

        private bool IsUnreadable(int place)
        {
            _entries.IsUsed(place);
            return HasFailed;
        }

        // Used, and without a valid record.
        private bool IsLost(int segment)
        {
            return SegmentIn(PlaceOf(segment), out bool isUsed) == None && isUsed;
        }

        private bool TryCommit(int seq)
        {
            int position = seq % SegmentRecords;
            int place = PlaceOf(seq / SegmentRecords);
            if (position == 0)
            {
                return _entries.TryBegin(place);
            }

            bool isBegun = seq / SegmentRecords == Newest || (position == 1 && _entries.TryBeginWithGap(place));
            return isBegun && _entries.EndsBefore(place, position) && _entries.TryAppend(place);
        }

        private void Include(int segment)
        {
            Newest = segment > Newest ? segment : Newest;
            Oldest = Oldest == None || segment < Oldest ? segment : Oldest;
            if (Oldest <= Newest - _entries.Count)
            {
                Oldest = Newest - _entries.Count + 1;
            }
        }

        private int SegmentIn(int place, out bool isUsed)
        {
            isUsed = _entries.IsUsed(place);
            for (int position = 0; isUsed && position < SegmentRecords && !HasFailed; position++)
            {
                if (_entries.TryRead(place, position))
                {
                    int segment = _entries.Seq / SegmentRecords;
                    if (_entries.Seq % SegmentRecords == position && PlaceOf(segment) == place)
                    {
                        return segment;
                    }
                }
            }

            return None;
        }
    }
}
