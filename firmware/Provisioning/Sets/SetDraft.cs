using EdgeNode.Contracts;
using EdgeNode.Policies;

namespace EdgeNode.Provisioning
{
    /// <summary>
    /// What is to change of the set that runs, until it is committed or discarded. Each part that is put goes to a slot that no set
    /// needs; the box runs on as it was.
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
        private byte[] _data;
        private int _length;
        private int _hashed;
        private bool _isEnded;

        /// <summary>Makes a draft that changes nothing.</summary>
        /// <param name="sets">The sets that it begins with.</param>
        public SetDraft(SetStore sets)
        {
            _sets = sets;
            _store = sets.Store;
        }

        /// <summary>Whether anything was put or removed.</summary>
        public bool IsChanged { get; private set; }

        /// <summary>Whether another set than the one that runs will run at the next boot, or may: nothing can be put or committed before it.</summary>
        public bool IsOver
        {
            get { return _sets.IsSuperseded; }
        }

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

        /// <summary>Whether a part is another one than in the set that runs, or is there in one of the two only.</summary>
        public bool IsPut(string name)
        {
            int part = PartTable.IndexOf(name);
            return Draft.SlotOf(part) != _sets.Running.SlotOf(part);
        }

        /// <summary>Puts a whole part at once: about 20,000 IL instructions for each 64 bytes.</summary>
        /// <param name="name">One of <see cref="PartName"/>.</param>
        /// <param name="data">Holds the part.</param>
        /// <param name="count">Its bytes.</param>
        /// <returns>False when it is too long for its row, or the store does not take it; the draft is then as it was before.</returns>
        public bool TryPut(string name, byte[] data, int count)
        {
            BeginPut(name, data, count);
            PutProgress progress = PutProgress.Working;
            while (progress == PutProgress.Working)
            {
                progress = StepPut();
            }

            return progress == PutProgress.Put;
        }

        /// <summary>Begins to put a whole part, in slices. What was begun before and has not ended is forgotten.</summary>
        /// <param name="name">One of <see cref="PartName"/>.</param>
        /// <param name="data">Holds the part; not to be changed before <see cref="StepPut"/> says that it has ended.</param>
        /// <param name="count">Its bytes.</param>
        public void BeginPut(string name, byte[] data, int count)
        {
            GiveUpPut();
            _part = PartTable.IndexOf(name);
            _data = data;
            _length = count;
        }

        /// <summary>Does a slice: hashes a fifth of 64 bytes, or writes what was hashed.</summary>
        public PutProgress StepPut()
        {
            if (_part == PartTable.None || IsOver || _sets.Standing == SetStanding.Unreadable || _length > PartTable.At(_part).GreatestLength)
            {
                GiveUpPut();
                return PutProgress.Refused;
            }

            if (!_sha256.HasWork && _hashed == _length && _isEnded)
            {
                bool isPut = TryWrite();
                GiveUpPut();
                return isPut ? PutProgress.Put : PutProgress.Refused;
            }

            if (!_sha256.HasWork && _hashed < _length)
            {
                _hashed += _sha256.Offer(_data, _hashed, _length - _hashed);
            }
            else if (!_sha256.HasWork)
            {
                _sha256.BeginEnd();
                _isEnded = true;
            }

            _sha256.Work();
            return PutProgress.Working;
        }

        /// <summary>Forgets the part that was begun, and leaves the draft as it was before.</summary>
        public void GiveUpPut()
        {
            _part = PartTable.None;
            _data = null;
            _hashed = 0;
            _isEnded = false;
            _sha256.Wipe();
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
            if (IsOver || _sets.Standing == SetStanding.Unreadable)
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
            GiveUpPut();
            _isBegun = false;
            IsChanged = false;
            _set.Clear();
            if (!IsOver && _sets.Standing != SetStanding.Unreadable)
            {
                _sets.Sweep();
            }
        }

        private void Begin()
        {
            Invariant.Demand(!IsOver);
            if (!_isBegun)
            {
                _isBegun = true;
                _set.Copy(_sets.Running);
            }
        }

        // In an entry of its own, whose content the store does not check: the set's SHA-256 does.
        private bool TryWrite()
        {
            Begin();
            int slot = FreeSlot(_part);
            string entry = PartSlot.EntryOf(_part, slot);
            if (!_store.TryDelete(entry) || !_store.TryReplace(entry, _nothing, 0) || !_store.TryAppend(entry, _data, _length))
            {
                _store.TryDelete(entry);
                return false;
            }

            _sha256.TakeDigest(_digest);
            _set.Put(_part, slot, _length, _digest);
            IsChanged = true;
            return true;
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
