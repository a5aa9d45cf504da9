using EdgeNode.Contracts;

namespace EdgeNode.Provisioning
{
    /// <summary>
    /// The sets of a box: which one runs, what takes effect together, and what it gives way to. To who reads it, it is a store
    /// whose entries are the parts of the set that runs, under the names of <see cref="PartName"/>.
    /// </summary>
    /// <remarks>
    /// A part stands in one of four slots, entries of their own, and the manifest says in which, and which SHA-256 it has. So a commit
    /// writes to slots that no set needs, and takes effect by the replacement of one entry. Which set runs does not change within a
    /// boot, whatever is committed: the link may read its parts at any time, on a thread of its own.
    /// </remarks>
    public sealed class SetStore : IReadableStore
    {
        /// <summary>The entry whose replacement makes a set take effect.</summary>
        public const string ManifestEntry = "manifest";

        private readonly Manifest _manifest = new Manifest();

        // One of the two in the manifest, which stays as Open found it; null for none.
        private StoredSet _runs;

        /// <summary>Makes a view of a store. It has no entries before <see cref="Open"/>.</summary>
        /// <param name="store">Where the sets are.</param>
        public SetStore(IDurableStore store)
        {
            Store = store;
            Trial = new SetTrial(this);
        }

        /// <summary>What the box has to run, as <see cref="Open"/> found it.</summary>
        public SetStanding Standing { get; private set; }

        /// <summary>The trial of the set that runs.</summary>
        public SetTrial Trial { get; }

        /// <summary>The part that is damaged or cannot be read, or the manifest; null where all is well.</summary>
        public string FaultyEntry { get; private set; }

        /// <summary>Whether there is a set that runs.</summary>
        public bool IsRunning
        {
            get { return _runs != null; }
        }

        /// <summary>Number of the set that runs, from 1; 0 for none.</summary>
        public int Generation
        {
            get { return _runs == null ? StoredSet.NoGeneration : _runs.Generation; }
        }

        /// <summary>Why the last set that gave way did.</summary>
        public SetFall Fall
        {
            get { return _manifest.Fall; }
        }

        /// <summary>Why the last attempt to connect over it failed.</summary>
        public LinkFailure FallFailure
        {
            get { return _manifest.FallFailure; }
        }

        /// <summary>Number of the set that gave way last; 0 for none.</summary>
        public int FallenGeneration
        {
            get { return _manifest.FallenGeneration; }
        }

        /// <summary>One line that says why no set runs, or why the set before does; null when all is well.</summary>
        public string Complaint
        {
            get
            {
                switch (Standing)
                {
                    case SetStanding.Current:
                        return null;
                    case SetStanding.Older:
                        return FaultyEntry + ": damaged; the set before runs";
                    case SetStanding.Damaged:
                        return FaultyEntry + ": damaged; store it again";
                    case SetStanding.Unreadable:
                        return FaultyEntry + ": cannot be read";
                    default:
                        return ManifestEntry + ": not in the store; the box was never told what to run";
                }
            }
        }

        internal IDurableStore Store { get; }

        /// <summary>What the store's manifest says, as <see cref="Open"/> found it.</summary>
        internal Manifest Manifest
        {
            get { return _manifest; }
        }

        /// <summary>The set that runs, or an empty one.</summary>
        internal StoredSet Running
        {
            get { return _runs ?? new StoredSet(); }
        }

        /// <summary>Whether the store has another manifest than <see cref="Open"/> found, or may have: nothing changes any more before the next boot.</summary>
        internal bool IsSuperseded { get; private set; }

        /// <summary>Begins a boot: looks for the set to run, unless one runs, and counts the boot against one that is on trial.</summary>
        /// <returns>False when none runs; <see cref="Complaint"/> says why.</returns>
        public bool TryBoot()
        {
            if (!IsRunning)
            {
                Open();
                Trial.CountBoot();
            }

            return IsRunning;
        }

        /// <summary>
        /// Looks for the set to run, whole by its SHA-256s, and removes what no set needs. Takes about 20,000 IL instructions for each 64
        /// bytes of a set.
        /// </summary>
        public SetStanding Open()
        {
            _runs = null;
            FaultyEntry = null;
            IsSuperseded = false;
            int answer = _manifest.Read(Store);
            if (answer == 0)
            {
                Standing = Choose();
            }
            else if (answer == StoreAnswer.Missing)
            {
                Standing = SetStanding.None;
            }
            else
            {
                FaultyEntry = ManifestEntry;
                Standing = answer == StoreAnswer.Damaged ? SetStanding.Damaged : SetStanding.Unreadable;
            }

            // With a manifest that tells nothing, nothing is known to be needless.
            if (IsRunning)
            {
                Sweep();
            }

            return Standing;
        }

        /// <inheritdoc/>
        public int Length(string name)
        {
            return TryFind(name, out int part) ? _runs.LengthOf(part) : StoreAnswer.Missing;
        }

        /// <inheritdoc/>
        public int Read(string name, int position, byte[] buffer, int count)
        {
            return TryFind(name, out int part)
                ? Store.Read(PartSlot.EntryOf(part, _runs.SlotOf(part)), position, buffer, count)
                : StoreAnswer.Missing;
        }

        /// <summary>Has the store say from the next boot on what <paramref name="after"/> says.</summary>
        /// <returns>False when the commit failed and what was before is still there, or what is there cannot be told.</returns>
        internal bool TrySupersede(Manifest after)
        {
            if (after.TryWrite(Store))
            {
                IsSuperseded = true;
                return true;
            }

            // A commit that is said to have failed may have been made all the same.
            Manifest found = new Manifest();
            int answer = found.Read(Store);
            bool isMade = answer == 0 && found.Running.Generation == after.Running.Generation;
            IsSuperseded = isMade || answer == StoreAnswer.Unreadable;
            return isMade;
        }

        /// <summary>Removes each entry of a part that no set of the manifest needs.</summary>
        internal void Sweep()
        {
            for (int part = 0; part < PartTable.Count; part++)
            {
                for (int slot = 1; slot <= PartSlot.Count; slot++)
                {
                    string entry = PartSlot.EntryOf(part, slot);
                    if (!_manifest.Needs(part, slot) && Store.Length(entry) != StoreAnswer.Missing)
                    {
                        // What cannot be removed is tried again at the next boot.
                        Store.TryDelete(entry);
                    }
                }
            }
        }

        private SetStanding Choose()
        {
            PartCheck check = new PartCheck(Store);
            int answer = check.Look(_manifest.Running);
            FaultyEntry = check.FaultyEntry;
            if (answer == 0)
            {
                _runs = _manifest.Running;
                return SetStanding.Current;
            }

            if (answer == StoreAnswer.Damaged && _manifest.Fallback.IsThere)
            {
                answer = check.Look(_manifest.Fallback);
                if (answer == 0)
                {
                    _runs = _manifest.Fallback;
                    return SetStanding.Older;
                }
            }

            // Who waits for what cannot be read is told of that, and not of what is damaged beside it.
            bool isUnreadable = answer == StoreAnswer.Unreadable;
            FaultyEntry = isUnreadable ? check.FaultyEntry : FaultyEntry;
            return isUnreadable ? SetStanding.Unreadable : SetStanding.Damaged;
        }

        private bool TryFind(string name, out int part)
        {
            part = _runs == null ? PartTable.None : PartTable.IndexOf(name);
            return part != PartTable.None && _runs.SlotOf(part) != PartSlot.None;
        }
    }
}
