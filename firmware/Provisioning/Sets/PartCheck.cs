using EdgeNode.Contracts;
using EdgeNode.Policies;

namespace EdgeNode.Provisioning
{
    /// <summary>Whether the parts of a set are the bytes that were committed.</summary>
    internal sealed class PartCheck
    {
        private readonly IDurableStore _store;
        private readonly Sha256 _sha256 = new Sha256();
        private readonly byte[] _digest = new byte[Sha256.DigestLength];
        private readonly byte[] _chunk = new byte[256];

        internal PartCheck(IDurableStore store)
        {
            _store = store;
        }

        /// <summary>The part that was found damaged or cannot be read, or null.</summary>
        internal string FaultyEntry { get; private set; }

        /// <summary>Reads all parts of a set.</summary>
        /// <returns>0 when each is what was committed, or one of <see cref="StoreAnswer"/>; a part that is not there is damaged.</returns>
        internal int Look(StoredSet set)
        {
            FaultyEntry = null;
            for (int part = 0; part < PartTable.Count; part++)
            {
                int answer = set.SlotOf(part) == PartSlot.None ? 0 : Look(set, part);
                if (answer != 0)
                {
                    FaultyEntry = PartTable.At(part).Name;
                    return answer;
                }
            }

            return 0;
        }

        private int Look(StoredSet set, int part)
        {
            string entry = PartSlot.EntryOf(part, set.SlotOf(part));
            int length = 0;
            int read;
            _sha256.Reset();
            do
            {
                read = _store.Read(entry, length, _chunk, _chunk.Length);
                if (read < 0)
                {
                    return read == StoreAnswer.Unreadable ? read : StoreAnswer.Damaged;
                }

                _sha256.Add(_chunk, 0, read);
                length += read;
            }
            while (read > 0 && length <= set.LengthOf(part));
            _sha256.Finish(_digest);
            return set.Has(part, length, _digest) ? 0 : StoreAnswer.Damaged;
        }
    }
}
