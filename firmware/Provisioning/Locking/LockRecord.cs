using EdgeNode.Contracts;
using EdgeNode.Policies;

namespace EdgeNode.Provisioning
{
    /// <summary>
    /// Whether the box is locked, whether it ever was, and how many tries to unlock have failed: one entry of the store, each change of
    /// which is one commit. Whether the box is locked does not change within a boot, whatever is committed.
    /// </summary>
    /// <remarks>
    /// Entry: version, locked, failures in 4 bytes. A box without the entry was never locked. One whose entry is damaged or cannot be read
    /// is locked, with as many failures as delay longest: a wrong bit opens nothing.
    /// </remarks>
    public sealed class LockRecord
    {
        /// <summary>The entry.</summary>
        public const string Entry = "lock";

        /// <summary>Most failures that are counted.</summary>
        public const int GreatestFailures = 1_000_000;

        private const byte Version = 1;
        private const int LockedAt = 1;
        private const int FailuresAt = 2;
        private const int FormLength = FailuresAt + BigEndian.Length;

        private readonly IDurableStore _store;
        private readonly byte[] _form = new byte[FormLength];

        /// <summary>Makes a record of a box that was never locked; <see cref="Open"/> reads what is.</summary>
        /// <param name="store">Where it is.</param>
        public LockRecord(IDurableStore store)
        {
            _store = store;
        }

        /// <summary>Whether the box is locked, for the whole boot.</summary>
        public bool IsLocked { get; private set; }

        /// <summary>Whether the box was ever locked.</summary>
        public bool WasEverLocked { get; private set; }

        /// <summary>Tries to unlock that have failed since the last one that did not, 0 to <see cref="GreatestFailures"/>.</summary>
        public int Failures { get; private set; }

        /// <summary>Whether the box was locked or unlocked in this boot, or that was tried and nobody knows: it is about to restart.</summary>
        public bool IsSuperseded { get; private set; }

        /// <summary>Reads the record. Called once, at boot.</summary>
        public void Open()
        {
            int read = _store.Read(Entry, 0, _form, FormLength);
            if (read == StoreAnswer.Missing)
            {
                return;
            }

            bool isRead = read == FormLength && _form[0] == Version && _form[LockedAt] <= 1;
            WasEverLocked = true;
            IsLocked = !isRead || _form[LockedAt] == 1;
            Failures = isRead ? (int)BigEndian.Read(_form, FailuresAt) : GreatestFailures;
            if (Failures < 0 || Failures > GreatestFailures)
            {
                Failures = GreatestFailures;
            }
        }

        /// <summary>Locks the box from the next boot on.</summary>
        /// <returns>False when the store does not take it; where the store cannot be read either, nobody knows before the next boot.</returns>
        public bool TryLock()
        {
            return TrySupersede(isLocked: true);
        }

        /// <summary>Unlocks the box from the next boot on, and forgets the failures.</summary>
        /// <returns>False when the store does not take it; where the store cannot be read either, nobody knows before the next boot.</returns>
        public bool TryUnlock()
        {
            return TrySupersede(isLocked: false);
        }

        /// <summary>Counts a try as failed, before anybody looks whether it has.</summary>
        /// <returns>False when the store does not take it; then the try is not to be looked at.</returns>
        public bool TryCountFailure()
        {
            int failures = Failures < GreatestFailures ? Failures + 1 : GreatestFailures;
            if (!TryWrite(IsLocked, failures))
            {
                return false;
            }

            Failures = failures;
            return true;
        }

        private bool TrySupersede(bool isLocked)
        {
            bool isMade = TryWrite(isLocked, 0);
            int read = isMade ? FormLength : _store.Read(Entry, 0, _form, FormLength);

            // A commit that is said to have failed may have been made all the same.
            isMade |= read == FormLength && _form[LockedAt] == (isLocked ? 1 : 0) && isLocked != IsLocked;
            IsSuperseded = isMade || read == StoreAnswer.Unreadable;
            return isMade;
        }

        private bool TryWrite(bool isLocked, int failures)
        {
            _form[0] = Version;
            _form[LockedAt] = (byte)(isLocked ? 1 : 0);
            BigEndian.Write(_form, FailuresAt, (uint)failures);
            return _store.TryReplace(Entry, _form, FormLength);
        }
    }
}
