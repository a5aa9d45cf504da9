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
        internal const string EntryName = "manifest";

        private const byte Version = 1;
        private const int RunningAt = 1;
        private const int FallbackAt = RunningAt + StoredSet.FormLength;
        private const int FallAt = FallbackAt + StoredSet.FormLength;
        private const int FallDetailAt = FallAt + 1;
        private const int FallenAt = FallDetailAt + 1;
        private const int FormLength = FallenAt + BigEndian.Length;

        private readonly byte[] _form = new byte[FormLength];

        /// <summary>The set to run.</summary>
        internal StoredSet Running { get; } = new StoredSet();

        /// <summary>The set that it gives way to, if there is one.</summary>
        internal StoredSet Fallback { get; } = new StoredSet();

        /// <summary>Why the last set that gave way did.</summary>
        internal SetFall Fall { get; set; }

        /// <summary>Why nothing was acknowledged over it, as a number of the caller's.</summary>
        internal int FallDetail { get; set; }

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
            Running.Clear();
            Fallback.Clear();
            int read = store.Read(EntryName, 0, _form, FormLength);
            if (read < 0)
            {
                return read;
            }

            bool isRead = read == FormLength && store.Length(EntryName) == FormLength && _form[0] == Version
                && Running.TryRead(_form, RunningAt) && Fallback.TryRead(_form, FallbackAt);
            if (!isRead)
            {
                Running.Clear();
                Fallback.Clear();
                return StoreAnswer.Damaged;
            }

            Fall = (SetFall)_form[FallAt];
            FallDetail = _form[FallDetailAt];
            FallenGeneration = (int)BigEndian.Read(_form, FallenAt);
            return 0;
        }

        /// <summary>Makes what this object says the manifest.</summary>
        /// <returns>False when the commit failed; then the store has what it had.</returns>
        internal bool TryWrite(IDurableStore store)
        {
            _form[0] = Version;
            Running.Write(_form, RunningAt);
            Fallback.Write(_form, FallbackAt);
            _form[FallAt] = (byte)Fall;
            _form[FallDetailAt] = (byte)FallDetail;
            BigEndian.Write(_form, FallenAt, (uint)FallenGeneration);
            return store.TryReplace(EntryName, _form, FormLength);
        }
    }
}
