using EdgeNode.Contracts;
using EdgeNode.Policies;

namespace EdgeNode.Provisioning
{
    /// <summary>
    /// What is to change of the set that runs, until it is committed or discarded. Each part that is put goes to a slot that no set
    /// needs, in pieces; the box runs on as it was.
    /// </summary>
    public sealed class SetDraft
    {
        private readonly SetStore _sets;
        private readonly IDurableStore _store;
        private readonly StoredSet _set = new StoredSet();
        private readonly Sha256 _sha256 = new Sha256();
        private readonly byte[] _digest = new byte[Sha256.DigestLength];
        private readonly byte[] _nothing = new byte[0];
        private bool _isBegun;
        private int _part = PartTable.None;
        private int _slot;
        private int _length;

        /// <summary>Makes a draft that changes nothing.</summary>
        /// <param name="sets">The sets that it begins with.</param>
        public SetDraft(SetStore sets)
        {
            _sets = sets;
            _store = sets.Store;
        }

        /// <summary>Whether anything was put or removed.</summary>
        public bool IsChanged { get; private set; }

        /// <summary>Bytes of all parts of the set as it would be.</summary>
        public int TotalLength
        {
            get
            {
                int total = 0;
                for (int i = 0; i < StoredSet.Parts; i++)
                {
                    total += Part(i).Length;
                }

                return total;
            }
        }

        /// <summary>Whether the set as it would be has a part.</summary>
        /// <param name="name">One of <see cref="PartName"/>.</param>
        public bool Has(string name)
        {
            return Part(PartTable.IndexOf(name)).Slot != StoredPart.NoSlot;
        }

        /// <summary>Bytes of a part of the set as it would be; 0 where it is not there.</summary>
        public int LengthOf(string name)
        {
            return Part(PartTable.IndexOf(name)).Length;
        }

        /// <summary>Reads a part of the set as it would be, as a store reads an entry.</summary>
        public int Read(string name, int position, byte[] buffer, int count)
        {
            int part = PartTable.IndexOf(name);
            return Has(name) ? _store.Read(StoredPart.EntryOf(part, Part(part).Slot), position, buffer, count) : StoreAnswer.Missing;
        }

        /// <summary>Begins to put a part. What was begun and not ended is forgotten.</summary>
        /// <param name="name">One of <see cref="PartName"/>.</param>
        /// <returns>False when the store does not take it.</returns>
        public bool TryBeginPart(string name)
        {
            Begin();
            _part = PartTable.IndexOf(name);
            _slot = FreeSlot(_part);
            _length = 0;
            _sha256.Reset();
            string entry = StoredPart.EntryOf(_part, _slot);
            return _store.TryDelete(entry) && _store.TryReplace(entry, _nothing, 0);
        }

        /// <summary>Adds the first <paramref name="count"/> bytes of <paramref name="data"/> to the part.</summary>
        /// <returns>False when the part would be too long for its row, or the store does not take it; the part is then given up.</returns>
        public bool TryAdd(byte[] data, int count)
        {
            bool isRoom = _part != PartTable.None && _length + count <= PartTable.At(_part).GreatestLength;
            if (!isRoom || !_store.TryAppend(StoredPart.EntryOf(_part, _slot), data, count))
            {
                GiveUpPart();
                return false;
            }

            _sha256.Add(data, 0, count);
            _length += count;
            return true;
        }

        /// <summary>Ends the part, which is in the draft from here on.</summary>
        public void EndPart()
        {
            Invariant.Demand(_part != PartTable.None);
            _sha256.Finish(_digest);
            _set.Part(_part).Set(_slot, _length, _digest);
            _part = PartTable.None;
            IsChanged = true;
        }

        /// <summary>Forgets the part that was begun, and leaves the draft as it was before.</summary>
        public void GiveUpPart()
        {
            if (_part != PartTable.None)
            {
                _store.TryDelete(StoredPart.EntryOf(_part, _slot));
                _part = PartTable.None;
            }
        }

        /// <summary>Takes a part out of the set.</summary>
        public void Remove(string name)
        {
            Begin();
            _set.Part(PartTable.IndexOf(name)).Clear();
            IsChanged = true;
        }

        /// <summary>Makes the draft the set to run, on trial, from the next boot on.</summary>
        /// <returns>False when the commit failed; then nothing has changed.</returns>
        public bool TryCommit()
        {
            Begin();
            Manifest manifest = _sets.Manifest;
            StoredSet before = new StoredSet();
            StoredSet fallback = new StoredSet();
            before.Copy(manifest.Running);
            fallback.Copy(manifest.Fallback);
            if (_sets.Standing == SetStanding.Current && before.IsProven)
            {
                manifest.Fallback.Copy(before);
            }

            _set.Generation = manifest.GreatestGeneration + 1;
            _set.IsProven = false;
            _set.TrialBoots = 0;
            manifest.Running.Copy(_set);
            if (!manifest.TryWrite(_store))
            {
                manifest.Running.Copy(before);
                manifest.Fallback.Copy(fallback);
                return false;
            }

            return true;
        }

        /// <summary>Forgets all that was put and removed.</summary>
        public void Discard()
        {
            GiveUpPart();
            _isBegun = false;
            IsChanged = false;
            _set.Clear();
            _sets.Sweep(null);
        }

        private void Begin()
        {
            GiveUpPart();
            if (!_isBegun)
            {
                _isBegun = true;
                _set.Copy(_sets.Base);
            }
        }

        // One is free: a part is in at most three of them, in the two sets of the manifest and in the draft.
        private int FreeSlot(int part)
        {
            int slot = 1;
            while (_set.Part(part).Slot == slot || _sets.Manifest.Running.Part(part).Slot == slot || _sets.Manifest.Fallback.Part(part).Slot == slot)
            {
                slot++;
            }

            return slot;
        }

        private StoredPart Part(int index)
        {
            return (_isBegun ? _set : _sets.Base).Part(index);
        }
    }
}
