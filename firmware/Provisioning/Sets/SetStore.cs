using EdgeNode.Contracts;

namespace EdgeNode.Provisioning
{
    /// <summary>
    /// The sets of a box: which one runs, what takes effect together, and what it gives way to. To who reads it, it is a store
    /// whose entries are the parts of the set that runs, under the names of <see cref="PartTable"/>.
    /// </summary>
    /// <remarks>
    /// A part stands in one of four slots, entries of their own, and the manifest says in which, and which SHA-256 it has. So a commit
    /// writes to slots that no set needs, and takes effect by the replacement of one entry.
    /// </remarks>
    public sealed class SetStore : IReadableStore
    {
        private readonly IDurableStore _store;
        private readonly Manifest _manifest = new Manifest();
        private readonly PartCheck _check;
        private readonly StoredSet _nothing = new StoredSet();
        private StoredSet _runs;

        /// <summary>Makes a view of a store. It has no entries before <see cref="Open"/>.</summary>
        /// <param name="store">Where the sets are.</param>
        public SetStore(IDurableStore store)
        {
            _store = store;
            _check = new PartCheck(store);
        }

        /// <summary>What the box has to run, as <see cref="Open"/> found it.</summary>
        public SetStanding Standing { get; private set; }

        /// <summary>The part that is damaged, or the manifest; null where none is.</summary>
        public string DamagedEntry { get; private set; }

        /// <summary>Number of the set that runs, from 1; 0 for none.</summary>
        public int Generation
        {
            get { return _runs == null ? StoredSet.NoGeneration : _runs.Generation; }
        }

        /// <summary>Whether the set that runs has to prove itself by a PUBACK.</summary>
        public bool IsOnTrial
        {
            get { return Standing == SetStanding.Current && !_runs.IsProven; }
        }

        /// <summary>Whether there is a set that the one on trial can give way to.</summary>
        public bool CanGiveWay
        {
            get { return IsOnTrial && _manifest.Fallback.IsThere; }
        }

        /// <summary>Boots that the set on trial has had, this one included.</summary>
        public int TrialBoots
        {
            get { return _manifest.Running.TrialBoots; }
        }

        /// <summary>Why the last set that gave way did.</summary>
        public SetFall Fall
        {
            get { return _manifest.Fall; }
        }

        /// <summary>The number that <see cref="TryGiveWay"/> was told with it.</summary>
        public int FallDetail
        {
            get { return _manifest.FallDetail; }
        }

        /// <summary>Number of the set that gave way last; 0 for none.</summary>
        public int FallenGeneration
        {
            get { return _manifest.FallenGeneration; }
        }

        internal Manifest Manifest
        {
            get { return _manifest; }
        }

        /// <summary>What a draft begins with: the set that runs, or an empty one.</summary>
        internal StoredSet Base
        {
            get { return _runs ?? _nothing; }
        }

        internal IDurableStore Store
        {
            get { return _store; }
        }

        /// <summary>
        /// Looks for the set to run, whole by its SHA-256s, and removes what no set needs. Takes about 20,000 IL instructions for each 64
        /// bytes of a set.
        /// </summary>
        public SetStanding Open()
        {
            _runs = null;
            DamagedEntry = null;
            int answer = _manifest.Read(_store);
            if (answer == StoreAnswer.Missing)
            {
                return Standing = SetStanding.None;
            }

            if (answer != 0)
            {
                DamagedEntry = answer == StoreAnswer.Damaged ? Manifest.EntryName : null;
                return Standing = answer == StoreAnswer.Damaged ? SetStanding.Damaged : SetStanding.Unreadable;
            }

            Standing = Choose();
            if (Standing != SetStanding.Unreadable)
            {
                Sweep(null);
            }

            return Standing;
        }

        /// <summary>Counts this boot against the set on trial.</summary>
        /// <returns>False when the commit failed.</returns>
        public bool TryCountTrialBoot()
        {
            _manifest.Running.TrialBoots++;
            return _manifest.TryWrite(_store);
        }

        /// <summary>Ends the trial of the set that runs: a PUBACK has come.</summary>
        /// <returns>False when the commit failed; the trial goes on.</returns>
        public bool TryProve()
        {
            _manifest.Running.IsProven = true;
            if (!_manifest.TryWrite(_store))
            {
                _manifest.Running.IsProven = false;
                return false;
            }

            return true;
        }

        /// <summary>Has the set before run from the next boot on, in place of the one on trial.</summary>
        /// <param name="fall">Why.</param>
        /// <param name="detail">A number, 0 to 255, that says more: the reason of the last failure to connect.</param>
        /// <returns>False when the commit failed.</returns>
        public bool TryGiveWay(SetFall fall, int detail)
        {
            Invariant.Demand(CanGiveWay);
            _manifest.Fall = fall;
            _manifest.FallDetail = detail;
            _manifest.FallenGeneration = _manifest.Running.Generation;
            _manifest.Running.Copy(_manifest.Fallback);
            _manifest.Fallback.Clear();
            return _manifest.TryWrite(_store);
        }

        /// <inheritdoc/>
        public int Length(string name)
        {
            return TryFind(name, out int part) ? _runs.Part(part).Length : StoreAnswer.Missing;
        }

        /// <inheritdoc/>
        public int Read(string name, int position, byte[] buffer, int count)
        {
            return TryFind(name, out int part)
                ? _store.Read(StoredPart.EntryOf(part, _runs.Part(part).Slot), position, buffer, count)
                : StoreAnswer.Missing;
        }

        /// <summary>Removes each entry of a part that neither a set of the manifest nor <paramref name="staged"/> needs.</summary>
        internal void Sweep(StoredSet staged)
        {
            for (int part = 0; part < PartTable.Count; part++)
            {
                for (int slot = 1; slot <= StoredPart.SlotCount; slot++)
                {
                    bool isNeeded = _manifest.Running.Part(part).Slot == slot || _manifest.Fallback.Part(part).Slot == slot
                        || (staged != null && staged.Part(part).Slot == slot);
                    string entry = StoredPart.EntryOf(part, slot);
                    if (!isNeeded && _store.Length(entry) != StoreAnswer.Missing)
                    {
                        // What cannot be removed is tried again at the next boot.
                        _store.TryDelete(entry);
                    }
                }
            }
        }

        private SetStanding Choose()
        {
            int answer = _check.Look(_manifest.Running);
            DamagedEntry = _check.DamagedEntry;
            if (answer == 0)
            {
                _runs = _manifest.Running;
                return SetStanding.Current;
            }

            if (answer == StoreAnswer.Unreadable)
            {
                return SetStanding.Unreadable;
            }

            answer = _manifest.Fallback.IsThere ? _check.Look(_manifest.Fallback) : StoreAnswer.Damaged;
            if (answer == 0)
            {
                _runs = _manifest.Fallback;
                return SetStanding.Older;
            }

            return answer == StoreAnswer.Unreadable ? SetStanding.Unreadable : SetStanding.Damaged;
        }

        private bool TryFind(string name, out int part)
        {
            part = _runs == null ? PartTable.None : PartTable.IndexOf(name);
            return part != PartTable.None && _runs.Part(part).Slot != StoredPart.NoSlot;
        }
    }
}
