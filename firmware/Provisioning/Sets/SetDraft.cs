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
                    total += Draft.LengthOf(i);
                }

                return total;
            }
        }

        private StoredSet Draft
        {
            get { return _isBegun ? _set : _sets.Running; }
        }

        /// <summary>Whether the set as it would be has a part.</summary>
        /// <param name="name">One of <see cref="PartName"/>.</param>
        public bool Has(string name)
        {
            return Draft.SlotOf(PartTable.IndexOf(name)) != PartSlot.None;
        }

        /// <summary>Bytes of a part of the set as it would be; 0 where it is not there.</summary>
        public int LengthOf(string name)
        {
            return Draft.LengthOf(PartTable.IndexOf(name));
        }

        /// <summary>Reads a part of the set as it would be, as a store reads an entry.</summary>
        public int Read(string name, int position, byte[] buffer, int count)
        {
            int part = PartTable.IndexOf(name);
            return Has(name) ? _store.Read(PartSlot.EntryOf(part, Draft.SlotOf(part)), position, buffer, count) : StoreAnswer.Missing;
        }

        /// <summary>Puts a whole part: the first <paramref name="count"/> bytes of <paramref name="data"/>.</summary>
        /// <returns>False when it is too long for its row, or the store does not take it; the draft is then as it was before.</returns>
        public bool TryPut(string name, byte[] data, int count)
        {
            bool isPut = TryBeginPart(name) && TryAdd(data, count);
            if (isPut)
            {
                EndPart();
            }

            return isPut;
        }

        /// <summary>Begins to put a part. What was begun and not ended is forgotten.</summary>
        /// <param name="name">One of <see cref="PartName"/>.</param>
        /// <returns>False when the store does not take it, or which slots are free cannot be read.</returns>
        public bool TryBeginPart(string name)
        {
            if (_sets.Standing == SetStanding.Unreadable)
            {
                return false;
            }

            Begin();
            _part = PartTable.IndexOf(name);
            _slot = FreeSlot(_part);
            _length = 0;
            _sha256.Reset();
            string entry = PartSlot.EntryOf(_part, _slot);
            if (_store.TryDelete(entry) && _store.TryReplace(entry, _nothing, 0))
            {
                return true;
            }

            GiveUpPart();
            return false;
        }

        /// <summary>Adds the first <paramref name="count"/> bytes of <paramref name="data"/> to the part.</summary>
        /// <returns>False when the part would be too long for its row, or the store does not take it; the part is then given up.</returns>
        public bool TryAdd(byte[] data, int count)
        {
            bool isRoom = _part != PartTable.None && _length + count <= PartTable.At(_part).GreatestLength;
            if (!isRoom || !_store.TryAppend(PartSlot.EntryOf(_part, _slot), data, count))
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
            _set.Put(_part, _slot, _length, _digest);
            _part = PartTable.None;
            IsChanged = true;
        }

        /// <summary>Forgets the part that was begun, and leaves the draft as it was before.</summary>
        public void GiveUpPart()
        {
            if (_part != PartTable.None)
            {
                _store.TryDelete(PartSlot.EntryOf(_part, _slot));
                _part = PartTable.None;
            }
        }

        /// <summary>Takes a part out of the set.</summary>
        public void Remove(string name)
        {
            Begin();
            _set.Remove(PartTable.IndexOf(name));
            IsChanged = true;
        }

        /// <summary>Makes the draft the set to run, on trial, from the next boot on; nothing can be drafted before it.</summary>
        /// <returns>False when the commit failed; the set that runs and the draft are then what they were.</returns>
        public bool TryCommit()
        {
            if (_sets.Standing == SetStanding.Unreadable)
            {
                return false;
            }

            Begin();
            Manifest after = new Manifest();
            after.Copy(_sets.Manifest);
            if (_sets.Standing == SetStanding.Current && after.Running.IsProven)
            {
                after.Fallback.Copy(after.Running);
            }

            _set.Generation = after.GreatestGeneration + 1;
            _set.IsProven = false;
            _set.TrialBoots = 0;
            after.Running.Copy(_set);
            return _sets.TrySupersede(after);
        }

        /// <summary>Forgets all that was put and removed.</summary>
        public void Discard()
        {
            GiveUpPart();
            _isBegun = false;
            IsChanged = false;
            _set.Clear();
            if (!_sets.IsSuperseded && _sets.Standing != SetStanding.Unreadable)
            {
                _sets.Sweep();
            }
        }

        private void Begin()
        {
            Invariant.Demand(!_sets.IsSuperseded);
            GiveUpPart();
            if (!_isBegun)
            {
                _isBegun = true;
                _set.Copy(_sets.Running);
            }
        }

        // One is free: a part is in at most three of them, in the two sets of the manifest and in the draft.
        private int FreeSlot(int part)
        {
            int slot = 1;
            while (_set.SlotOf(part) == slot || _sets.Manifest.Needs(part, slot))
            {
                slot++;
            }

            return slot;
        }
    }
}
