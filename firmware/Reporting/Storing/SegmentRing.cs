using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Summaries;

namespace EdgeNode.Reporting
{
    /// <summary>
    /// Records of one length in append-only segments, each an entry of the store. A summary's number says where its
    /// record stands: segment seq / 12, position seq % 12, and the segment's entry is its number modulo the size of the
    /// ring, so that a new segment overwrites the one a whole ring older.
    /// </summary>
    /// <remarks>
    /// Record: the text, the number, and the CRC-32 of run, text and number. Twelve records are 3,828 bytes, which is
    /// what one 4 KB block of littlefs holds: an append rewrites one block.
    /// </remarks>
    internal sealed class SegmentRing
    {
        /// <summary>Records in a segment.</summary>
        public const int SegmentRecords = 12;

        /// <summary>What <see cref="Newest"/> and <see cref="Oldest"/> are while there is no segment.</summary>
        public const int None = -1;

        private const string EntryPrefix = "outbox-";
        private const int SeqAt = SummaryText.Length;
        private const int CrcAt = SeqAt + BigEndian.Length;
        private const int RecordLength = CrcAt + Crc32.Length;

        private readonly IDurableStore _store;
        private readonly byte[] _run;
        private readonly string[] _entryNames;

        /// <summary>Makes a ring; it is empty until <see cref="TryFind"/>.</summary>
        /// <param name="store">Where the segments are.</param>
        /// <param name="run">Digits of the run that the records belong to.</param>
        /// <param name="segmentCount">Entries in the ring, at least 2; fixed for the life of a run.</param>
        public SegmentRing(IDurableStore store, byte[] run, int segmentCount)
        {
            _store = store;
            _run = run;
            Record = new byte[RecordLength];
            _entryNames = new string[segmentCount];
            for (int i = 0; i < segmentCount; i++)
            {
                _entryNames[i] = EntryPrefix + i.ToString();
            }

            Newest = None;
            Oldest = None;
        }

        /// <summary>Records that the ring can hold at most.</summary>
        public int Capacity
        {
            get { return _entryNames.Length * SegmentRecords; }
        }

        /// <summary>The record last read, or being made; the text is at its start.</summary>
        public byte[] Record { get; }

        /// <summary>Number of the newest segment, or <see cref="None"/>.</summary>
        public int Newest { get; private set; }

        /// <summary>Number of the oldest segment that may still be there, or <see cref="None"/>.</summary>
        public int Oldest { get; private set; }

        /// <summary>Whether there are entries without a valid record of this run, so that numbers unknown to the ring may have been used.</summary>
        public bool HasInvalid { get; private set; }

        /// <summary>Whether the store could not be read when it was last asked: what it did not give may be there.</summary>
        public bool HasFailed { get; private set; }

        /// <summary>Number of the first summary in the segment after that of summary <paramref name="seq"/>.</summary>
        public static int FirstAfterSegmentOf(int seq)
        {
            return ((seq / SegmentRecords) + 1) * SegmentRecords;
        }

        /// <summary>Looks through the store for the segments of this run.</summary>
        /// <returns>False when the store cannot be read now. A segment that is missed would have its numbers given twice.</returns>
        public bool TryFind()
        {
            for (int i = 0; i < _entryNames.Length; i++)
            {
                int segment = SegmentIn(i, out bool isThere);
                if (HasFailed)
                {
                    return false;
                }

                HasInvalid |= isThere && segment == None;
                if (segment != None)
                {
                    Include(segment);
                }
            }

            // The entry where the next segment would stand is not one of an older lap if none of it is valid: then it is
            // that next segment, and its numbers are used.
            if (Newest != None && SegmentIn((Newest + 1) % _entryNames.Length, out bool isNextThere) == None && isNextThere)
            {
                Newest++;
            }

            return !HasFailed;
        }

        /// <summary>Removes every entry of the ring, as far as the store lets it.</summary>
        public void Clear()
        {
            for (int i = 0; i < _entryNames.Length; i++)
            {
                if (_store.Length(_entryNames[i]) >= 0)
                {
                    _store.TryDelete(_entryNames[i]);
                }
            }
        }

        /// <summary>Whole records in the newest segment.</summary>
        /// <param name="canGrow">Whether another one may be appended: false when there is a torn one at the end.</param>
        public int CountInNewest(out bool canGrow)
        {
            int length = LengthOf(EntryOf(Newest));
            canGrow = length > 0 && length % RecordLength == 0;
            return length < 0 ? 0 : length / RecordLength;
        }

        /// <summary>Whether the segment of summary <paramref name="seq"/> ends where that record would begin.</summary>
        public bool EndsBefore(int seq)
        {
            return LengthOf(EntryOf(seq / SegmentRecords)) == seq % SegmentRecords * RecordLength;
        }

        /// <summary>Reads the record of summary <paramref name="seq"/> into <see cref="Record"/>.</summary>
        /// <returns>False when there is none, or its check value is wrong.</returns>
        public bool TryRead(int seq)
        {
            return TryReadAt(EntryOf(seq / SegmentRecords), seq % SegmentRecords) && BigEndian.Read(Record, SeqAt) == seq;
        }

        /// <summary>Commits the text at the start of <see cref="Record"/> as the record of summary <paramref name="seq"/>.</summary>
        /// <returns>False when it is not in the store. What a failed commit left there all the same counts as committed.</returns>
        public bool TryWrite(int seq)
        {
            BigEndian.Write(Record, SeqAt, (uint)seq);
            uint crc = Check();
            BigEndian.Write(Record, CrcAt, crc);
            int segment = seq / SegmentRecords;
            string entry = EntryOf(segment);
            bool written = seq % SegmentRecords == 0
                ? _store.TryReplace(entry, Record, RecordLength)
                : EndsBefore(seq) && _store.TryAppend(entry, Record, RecordLength);
            if (!written && !(TryRead(seq) && BigEndian.Read(Record, CrcAt) == crc))
            {
                return false;
            }

            Include(segment);
            return true;
        }

        /// <summary>Deletes the oldest segment.</summary>
        /// <returns>False when the commit failed.</returns>
        public bool TryDeleteOldest()
        {
            if (!_store.TryDelete(EntryOf(Oldest)))
            {
                return false;
            }

            Oldest++;
            return true;
        }

        private string EntryOf(int segment)
        {
            return _entryNames[segment % _entryNames.Length];
        }

        private void Include(int segment)
        {
            if (Newest == None || segment > Newest)
            {
                Newest = segment;
            }

            if (Oldest == None || segment < Oldest)
            {
                Oldest = segment;
            }

            if (Oldest <= Newest - _entryNames.Length)
            {
                Oldest = Newest - _entryNames.Length + 1;
            }
        }

        private int SegmentIn(int place, out bool isThere)
        {
            isThere = LengthOf(_entryNames[place]) > 0;
            for (int position = 0; isThere && position < SegmentRecords && !HasFailed; position++)
            {
                if (TryReadAt(_entryNames[place], position))
                {
                    int seq = (int)BigEndian.Read(Record, SeqAt);
                    if (seq % SegmentRecords == position && seq / SegmentRecords % _entryNames.Length == place)
                    {
                        return seq / SegmentRecords;
                    }
                }
            }

            return None;
        }

        private int LengthOf(string entry)
        {
            int length = _store.Length(entry);
            HasFailed = length == StoreAnswer.Unreadable;
            return length;
        }

        private bool TryReadAt(string entry, int position)
        {
            int read = _store.Read(entry, position * RecordLength, Record, RecordLength);
            HasFailed = read == StoreAnswer.Unreadable;
            return read == RecordLength && BigEndian.Read(Record, CrcAt) == Check();
        }

        private uint Check()
        {
            return Crc32.Add(Crc32.Add(Crc32.Empty, _run, 0, _run.Length), Record, 0, CrcAt);
        }
    }
}
