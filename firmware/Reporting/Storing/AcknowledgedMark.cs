using EdgeNode.Contracts;
using EdgeNode.Policies;

namespace EdgeNode.Reporting
{
    /// <summary>
    /// Which summaries of a run the broker has acknowledged, kept as the number of the first one that it has not.
    /// Entry: that number, and the CRC-32 of run and number.
    /// </summary>
    internal sealed class AcknowledgedMark
    {
        /// <summary>What <see cref="TryRead"/> finds when there is none.</summary>
        public const int None = -1;

        private const string EntryName = "outbox-acked";
        private const int CrcAt = BigEndian.Length;
        private const int EntryLength = CrcAt + Crc32.Length;

        private readonly IDurableStore _store;
        private readonly byte[] _run;
        private readonly byte[] _entry = new byte[EntryLength];

        /// <summary>Makes the mark of the run with these digits.</summary>
        public AcknowledgedMark(IDurableStore store, byte[] run)
        {
            _store = store;
            _run = run;
        }

        /// <summary>Finds the number that stands in the store.</summary>
        /// <param name="firstUnacknowledged">The number; <see cref="None"/> when there is none of this run, or false is returned.</param>
        /// <returns>False when the store cannot be read now.</returns>
        public bool TryRead(out int firstUnacknowledged)
        {
            firstUnacknowledged = None;
            int length = _store.Length(EntryName);
            if (length != EntryLength)
            {
                return length != StoreAnswer.Unreadable;
            }

            if (_store.Read(EntryName, 0, _entry, EntryLength) != EntryLength)
            {
                return false;
            }

            if (BigEndian.Read(_entry, CrcAt) == Check())
            {
                firstUnacknowledged = (int)BigEndian.Read(_entry, 0);
            }

            return true;
        }

        /// <summary>Commits a number.</summary>
        /// <returns>False when the commit failed. After a restart summaries are then sent again, with the same bytes.</returns>
        public bool TryWrite(int firstUnacknowledged)
        {
            BigEndian.Write(_entry, 0, (uint)firstUnacknowledged);
            BigEndian.Write(_entry, CrcAt, Check());
            return _store.TryReplace(EntryName, _entry, EntryLength);
        }

        private uint Check()
        {
            return Crc32.Add(Crc32.Add(Crc32.Empty, _run, 0, _run.Length), _entry, 0, CrcAt);
        }
    }
}
