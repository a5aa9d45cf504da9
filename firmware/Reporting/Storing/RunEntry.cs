using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Summaries;

namespace EdgeNode.Reporting
{
    /// <summary>
    /// The life of a store in one node's hands: eight random hexadecimal digits made when it begins, and how many boots it has
    /// seen. Entry: the digits, the boot number, a serial number that goes on over runs, and the CRC-32 of the node's topic
    /// and of these. Two entries, the same in both; the one with the higher serial number counts.
    /// </summary>
    internal sealed class RunEntry
    {
        /// <summary>Length of the run's name in digits.</summary>
        public const int DigitCount = 8;

        // The source has no test of its own here: what is certain to be stuck is refused, and the hash takes the rest of
        // 64 bytes together. Of good sources one in 10^10 is refused, until the next boot.
        private const int RandomLength = 64;
        private const int GreatestRow = 5;

        private const int BootAt = DigitCount;
        private const int SerialAt = BootAt + BigEndian.Length;
        private const int CrcAt = SerialAt + BigEndian.Length;
        private const int EntryLength = CrcAt + Crc32.Length;

        private static readonly string[] EntryNames = { "run", "run-2" };

        private readonly IDurableStore _store;
        private readonly uint _crcOfTopic;
        private readonly byte[] _entry = new byte[EntryLength];
        private readonly bool[] _isStored = new bool[EntryNames.Length];
        private uint _serial;
        private bool _hasMark;

        /// <summary>Makes what <see cref="TryBeginBoot"/> fills.</summary>
        /// <param name="store">Where it is.</param>
        /// <param name="topic">Where the run's summaries go. A run with another topic is another node's, which is none here.</param>
        public RunEntry(IDurableStore store, string topic)
        {
            byte[] bytes = AsciiText.ToBytes(topic);
            _store = store;
            _crcOfTopic = Crc32.Add(Crc32.Empty, bytes, 0, bytes.Length);
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

        /// <summary>Removes both copies.</summary>
        /// <returns>False when one may be left.</returns>
        public static bool TryErase(IDurableStore store)
        {
            return store.TryDelete(EntryNames[0]) & store.TryDelete(EntryNames[1]);
        }

        /// <summary>Finds the run or begins one, and counts this boot, in memory: <see cref="TryKeep"/> commits it.</summary>
        /// <param name="entropy">Gives the name of a run that begins.</param>
        /// <param name="isFinal">Whether what cannot be read counts as lost.</param>
        /// <param name="refusal">Why not, or null when true is returned.</param>
        /// <returns>
        /// False when a copy cannot be read now and that is not final, for then the run may well be there; or when a run must
        /// begin and <see cref="TryBeginAnew"/> fails.
        /// </returns>
        public bool TryBeginBoot(IEntropy entropy, bool isFinal, out string refusal)
        {
            refusal = null;
            for (int copy = 0; copy < EntryNames.Length; copy++)
            {
                if (!TryRead(EntryNames[copy]) && !isFinal)
                {
                    refusal = EntryNames[copy] + ": cannot be read";
                    return false;
                }
            }

            // No store sees ten million boots; should a number ever stand there that a summary cannot carry, a new run can.
            IsNew = _serial == 0 || Boot >= SummaryText.GreatestBoot;
            if (IsNew)
            {
                return TryBeginAnew(entropy, out refusal);
            }

            Boot++;
            _serial++;
            Name = AsciiText.FromBytes(Digits, 0, DigitCount);
            return true;
        }

        /// <summary>Begins a run, in memory, whatever the store says.</summary>
        /// <param name="entropy">Gives its name.</param>
        /// <param name="refusal">Why not, or null when true is returned.</param>
        /// <returns>False when there are no random bytes for its name, or they are not random.</returns>
        public bool TryBeginAnew(IEntropy entropy, out string refusal)
        {
            refusal = null;
            byte[] random = new byte[RandomLength];
            if (!entropy.TryFill(random) || IsStuck(random))
            {
                refusal = EntryNames[0] + ": no random bytes for its name";
                return false;
            }

            Sha256 hash = new Sha256();
            byte[] digest = new byte[Sha256.DigestLength];
            hash.Add(random, 0, RandomLength);
            hash.Finish(digest);
            new AsciiWriter(Digits).Hex(digest, DigitCount / 2);
            Name = AsciiText.FromBytes(Digits, 0, DigitCount);
            Boot = 1;
            _serial++;
            IsNew = true;
            return true;
        }

        /// <summary>Commits run and boot, each copy unless that is done. A new run's mark comes first: a run without one has been damaged.</summary>
        /// <returns>False when no copy is in the store: then a later boot may bear the same number, and nothing may be stored under it yet.</returns>
        public bool TryKeep(AcknowledgedMark mark)
        {
            _hasMark = _hasMark || !IsNew || mark.TryBegin();
            bool isKept = false;
            for (int copy = 0; copy < EntryNames.Length && _hasMark; copy++)
            {
                _isStored[copy] = _isStored[copy] || TryWrite(EntryNames[copy]);
                isKept |= _isStored[copy];
            }

            return isKept;
        }

        private static bool IsStuck(byte[] random)
        {
            int row = 1;
            for (int i = 1; i < random.Length && row <= GreatestRow; i++)
            {
                row = random[i] == random[i - 1] ? row + 1 : 1;
            }

            return row > GreatestRow;
        }

        // Takes a copy that is whole and newer than what is known. False when the store cannot be read now.
        private bool TryRead(string entryName)
        {
            int read = _store.Read(entryName, 0, _entry, EntryLength);
            uint serial = BigEndian.Read(_entry, SerialAt);
            if (read == EntryLength && BigEndian.Read(_entry, CrcAt) == Check() && serial > _serial)
            {
                for (int i = 0; i < DigitCount; i++)
                {
                    Digits[i] = _entry[i];
                }

                Boot = (int)BigEndian.Read(_entry, BootAt);
                _serial = serial;
            }

            return read != StoreAnswer.Unreadable;
        }

        private bool TryWrite(string entryName)
        {
            for (int i = 0; i < DigitCount; i++)
            {
                _entry[i] = Digits[i];
            }

            BigEndian.Write(_entry, BootAt, (uint)Boot);
            BigEndian.Write(_entry, SerialAt, _serial);
            BigEndian.Write(_entry, CrcAt, Check());
            return _store.TryReplace(entryName, _entry, EntryLength);
        }

        private uint Check()
        {
            return Crc32.Add(_crcOfTopic, _entry, 0, CrcAt);
        }
    }
}
