using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Summaries;

namespace EdgeNode.Reporting
{
    /// <summary>
    /// Records of one length in entries of the store, one entry a place, one record after the other. Record: the text, the summary's
    /// number, and the CRC-32 of run, text and number.
    /// </summary>
    internal sealed class SegmentEntries
    {
        private const string EntryPrefix = "outbox-";
        private const int None = -1;
        private const int SeqAt = SummaryText.Length;
        private const int CrcAt = SeqAt + BigEndian.Length;
        private const int RecordLength = CrcAt + Crc32.Length;

        private readonly IDurableStore _store;
        private readonly byte[] _run;
        private int _named = None;
        private string _name;

        /// <summary>Reads and writes nothing yet.</summary>
        /// <param name="store">Where they are.</param>
        /// <param name="run">Digits of the run that the records belong to.</param>
        /// <param name="count">How many.</param>
        public SegmentEntries(IDurableStore store, byte[] run, int count)
        {
            _store = store;
            _run = run;
            Record = new byte[RecordLength];
            Count = count;
        }

        /// <summary>Removes all entries, those of any run.</summary>
        /// <returns>False when one may be left.</returns>
        public static bool TryErase(IDurableStore store, int count)
        {
            bool areErased = true;
            for (int i = 0; i < count; i++)
            {
                areErased &= store.TryDelete(EntryPrefix + i.ToString());
            }

            return areErased;
        }

        /// <summary>How many entries there are.</summary>
        public int Count { get; }

        /// <summary>The record last read, or being made; the text is at its start.</summary>
        public byte[] Record { get; }

        /// <summary>Number of the summary in <see cref="Record"/>.</summary>
        public int Seq
        {
            get { return (int)BigEndian.Read(Record, SeqAt); }
        }

        /// <summary>Whether the store could not be read when it was last asked: what it did not give may be there.</summary>
        public bool HasFailed { get; private set; }

        /// <summary>Whether there is something at a place, or may be: records, damage, or what cannot be read.</summary>
        public bool IsUsed(int place)
        {
            int length = Length(place);
            return length > 0 || length == StoreAnswer.Damaged || HasFailed;
        }

        /// <summary>Whole records at a place.</summary>
        /// <param name="place">Index of the entry.</param>
        /// <param name="canGrow">Whether another one may be appended: false where there is none yet, a torn one at the end, damage, or no answer.</param>
        public int CountOf(int place, out bool canGrow)
        {
            int length = Length(place);
            canGrow = length > 0 && length % RecordLength == 0;
            return length < 0 ? 0 : length / RecordLength;
        }

        /// <summary>Whether a place ends where the record of a position would begin.</summary>
        public bool EndsBefore(int place, int position)
        {
            return Length(place) == position * RecordLength;
        }

        /// <summary>Reads a record into <see cref="Record"/>.</summary>
        /// <returns>False when there is none of this run, or its check value is wrong.</returns>
        public bool TryRead(int place, int position)
        {
            int read = _store.Read(NameOf(place), position * RecordLength, Record, RecordLength);
            HasFailed = read == StoreAnswer.Unreadable;
            return read == RecordLength && BigEndian.Read(Record, CrcAt) == Check();
        }

        /// <summary>Makes the text at the start of <see cref="Record"/> a record.</summary>
        /// <param name="seq">Number of its summary.</param>
        /// <returns>Its check value, by which it can be known again.</returns>
        public uint Seal(int seq)
        {
            BigEndian.Write(Record, SeqAt, (uint)seq);
            uint crc = Check();
            BigEndian.Write(Record, CrcAt, crc);
            return crc;
        }

        /// <summary>Whether the record last read is the one with this check value.</summary>
        public bool Is(uint crc)
        {
            return BigEndian.Read(Record, CrcAt) == crc;
        }

        /// <summary>Commits <see cref="Record"/> as all that stands at a place.</summary>
        /// <returns>False when the commit failed.</returns>
        public bool TryBegin(int place)
        {
            return _store.TryReplace(NameOf(place), Record, RecordLength);
        }

        /// <summary>Commits a record of zeros, which is none, as all that stands at a place: the first number there is left out.</summary>
        /// <returns>False when the commit failed.</returns>
        public bool TryBeginWithGap(int place)
        {
            return _store.TryReplace(NameOf(place), new byte[RecordLength], RecordLength);
        }

        /// <summary>Commits <see cref="Record"/> after what stands at a place.</summary>
        /// <returns>False when the commit failed.</returns>
        public bool TryAppend(int place)
        {
            return _store.TryAppend(NameOf(place), Record, RecordLength);
        }

        /// <summary>Removes what stands at a place.</summary>
        /// <returns>False when the commit failed.</returns>
        public bool TryDelete(int place)
        {
            return _store.TryDelete(NameOf(place));
        }

        private int Length(int place)
        {
            int length = _store.Length(NameOf(place));
            HasFailed = length == StoreAnswer.Unreadable;
            return length;
        }

        // One name is kept: a table of all takes 9 KB of heap on the largest board, and a place is left for another every three hours.
        private string NameOf(int place)
        {
            if (_named != place)
            {
                _named = place;
                _name = EntryPrefix + place.ToString();
            }

            return _name;
        }

        private uint Check()
        {
            return Crc32.Add(Crc32.Add(Crc32.Empty, _run, 0, _run.Length), Record, 0, CrcAt);
        }
    }
}
