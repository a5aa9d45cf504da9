using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Summaries;

namespace EdgeNode.Reporting
{
    /// <summary>
    /// The life of a store: eight random hexadecimal digits made when it is created, and how many boots it has seen.
    /// Entry: the digits, the boot number, and their CRC-32.
    /// </summary>
    internal sealed class RunEntry
    {
        /// <summary>Length of the run's name in digits.</summary>
        public const int DigitCount = 8;

        private const string EntryName = "run";
        private const int BootAt = DigitCount;
        private const int CrcAt = BootAt + BigEndian.Length;
        private const int EntryLength = CrcAt + Crc32.Length;

        private readonly IDurableStore _store;
        private readonly byte[] _entry = new byte[EntryLength];
        private bool _isStored;

        /// <summary>Makes what <see cref="TryBeginBoot"/> fills.</summary>
        public RunEntry(IDurableStore store)
        {
            _store = store;
            Digits = new byte[DigitCount];
        }

        /// <summary>The run's name, ASCII.</summary>
        public byte[] Digits { get; }

        /// <summary>The run's name as a text.</summary>
        public string Name { get; private set; }

        /// <summary>Number of this boot, from 1.</summary>
        public int Boot { get; private set; }

        /// <summary>Whether the run began with this boot, so that nothing in the store belongs to it.</summary>
        public bool IsNew { get; private set; }

        /// <summary>Finds the run or begins one, and counts this boot, in memory: <see cref="TryKeep"/> commits it.</summary>
        /// <returns>False when a run must begin and there are no random bytes for its name.</returns>
        public bool TryBeginBoot(IEntropy entropy)
        {
            // No store sees ten million boots; should a number ever stand there that a summary cannot carry, a new run can.
            IsNew = !TryRead() || Boot >= SummaryText.GreatestBoot;
            if (IsNew)
            {
                byte[] random = new byte[DigitCount / 2];
                if (!entropy.TryFill(random))
                {
                    return false;
                }

                new AsciiWriter(Digits).Hex(random, random.Length);
                Boot = 0;
            }

            Boot++;
            Name = AsciiText.FromBytes(Digits, 0, DigitCount);
            return true;
        }

        /// <summary>Commits run and boot unless that is done.</summary>
        /// <returns>False when the commit failed: then a later boot may bear the same number, and nothing may be stored under it yet.</returns>
        public bool TryKeep()
        {
            if (!_isStored)
            {
                for (int i = 0; i < DigitCount; i++)
                {
                    _entry[i] = Digits[i];
                }

                BigEndian.Write(_entry, BootAt, (uint)Boot);
                BigEndian.Write(_entry, CrcAt, Crc32.Add(Crc32.Empty, _entry, 0, CrcAt));
                _isStored = _store.TryReplace(EntryName, _entry, EntryLength);
            }

            return _isStored;
        }

        private bool TryRead()
        {
            if (_store.Length(EntryName) != EntryLength
                || _store.Read(EntryName, 0, _entry, EntryLength) != EntryLength
                || BigEndian.Read(_entry, CrcAt) != Crc32.Add(Crc32.Empty, _entry, 0, CrcAt))
            {
                return false;
            }

            for (int i = 0; i < DigitCount; i++)
            {
                Digits[i] = _entry[i];
            }

            Boot = (int)BigEndian.Read(_entry, BootAt);
            return true;
        }
    }
}
