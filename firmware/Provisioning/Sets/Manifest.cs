using EdgeNode.Contracts;
using EdgeNode.Policies;

namespace EdgeNode.Provisioning
{
    /// <summary>
    /// The one entry whose replacement makes a set take effect: the set to run, the set that it gives way to, and which set gave way
    /// last. The store checks its bytes as a whole.
    /// </summary>
    internal sealed class Manifest
    {
        private const byte Version = 1;
        private const int RunningAt = 1;
        private const int FallbackAt = RunningAt + StoredSet.FormLength;
        private const int FallAt = FallbackAt + StoredSet.FormLength;
        private const int FallFailureAt = FallAt + 1;
        private const int FallenAt = FallFailureAt + 1;
        private const int FormLength = FallenAt + BigEndian.Length;

        /// <summary>The set to run.</summary>
        internal StoredSet Running { get; } = new StoredSet();

        /// <summary>The set that it gives way to, if there is one.</summary>
        internal StoredSet Fallback { get; } = new StoredSet();

        /// <summary>Why the last set that gave way did.</summary>
        internal SetFall Fall { get; set; }

        /// <summary>Why the last attempt to connect over it failed.</summary>
        internal LinkFailure FallFailure { get; set; }

        /// <summary>Number of the set that gave way last.</summary>
        internal int FallenGeneration { get; set; }

        /// <summary>Highest number that a set has had.</summary>
        internal int GreatestGeneration
        {
            get
            {
                int greatest = Running.Generation > Fallback.Generation ? Running.Generation : Fallback.Generation;
                return FallenGeneration > greatest ? FallenGeneration : greatest;
            }
        }

        /// <summary>Reads it.</summary>
        /// <returns>0, or one of <see cref="StoreAnswer"/>; then there is no set in it.</returns>
        internal int Read(IReadableStore store)
        {
            Clear();
            byte[] form = new byte[FormLength];
            int read = store.Read(SetStore.ManifestEntry, 0, form, FormLength);
            if (read < 0)
            {
                return read;
            }

            bool isRead = read == FormLength && store.Length(SetStore.ManifestEntry) == FormLength && form[0] == Version
                && Running.TryRead(form, RunningAt) && Fallback.TryRead(form, FallbackAt);
            if (!isRead)
            {
                Clear();
                return StoreAnswer.Damaged;
            }

            Fall = (SetFall)form[FallAt];
            FallFailure = (LinkFailure)form[FallFailureAt];
            FallenGeneration = (int)BigEndian.Read(form, FallenAt);
            return 0;
        }

        /// <summary>Whether one of the two sets has a part in a slot.</summary>
        internal bool Needs(int part, int slot)
        {
            return Running.SlotOf(part) == slot || Fallback.SlotOf(part) == slot;
        }

        /// <summary>Becomes the same as another.</summary>
        internal void Copy(Manifest other)
        {
            Running.Copy(other.Running);
            Fallback.Copy(other.Fallback);
            Fall = other.Fall;
            FallFailure = other.FallFailure;
            FallenGeneration = other.FallenGeneration;
        }

        /// <summary>Makes what this object says the manifest.</summary>
        /// <returns>False when the commit failed; then the store has either this manifest or the one before.</returns>
        internal bool TryWrite(IDurableStore store)
        {
            byte[] form = new byte[FormLength];
            form[0] = Version;
            Running.Write(form, RunningAt);
            Fallback.Write(form, FallbackAt);
            form[FallAt] = (byte)Fall;
            form[FallFailureAt] = (byte)FallFailure;
            BigEndian.Write(form, FallenAt, (uint)FallenGeneration);
            return store.TryReplace(SetStore.ManifestEntry, form, FormLength);
        }

        private void Clear()
        {
            Running.Clear();
            Fallback.Clear();
            Fall = SetFall.None;
            FallFailure = LinkFailure.None;
            FallenGeneration = StoredSet.NoGeneration;
        }
    }
}
