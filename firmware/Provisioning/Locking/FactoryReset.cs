using EdgeNode.Contracts;

namespace EdgeNode.Provisioning
{
    /// <summary>
    /// Makes the box one that was never told anything. It begins with an entry that says so; the secrets go at once, and the rest at the
    /// next boot, before anything of it is read. A power cut anywhere after the first commit is gone on from at the next boot.
    /// </summary>
    /// <remarks>The flash keeps remnants of what was removed until it uses the place again.</remarks>
    public sealed class FactoryReset
    {
        /// <summary>The entry.</summary>
        public const string Entry = "factory-reset";

        private readonly IDurableStore _store;

        /// <summary>Makes a reset of a store.</summary>
        public FactoryReset(IDurableStore store)
        {
            _store = store;
        }

        /// <summary>Begins: from here on it is finished whatever happens.</summary>
        /// <returns>False when the store does not take it; then nothing was removed.</returns>
        public bool TryBegin()
        {
            if (_store.TryReplace(Entry, new byte[] { 1 }, 1))
            {
                return true;
            }

            // A commit that is said to have failed may have been made all the same.
            int answer = _store.Length(Entry);
            return answer != StoreAnswer.Missing && answer != StoreAnswer.Unreadable;
        }

        /// <summary>Removes a part from all its slots.</summary>
        /// <param name="part">Row of <see cref="PartTable"/>.</param>
        /// <returns>False when one may be left.</returns>
        public bool TryRemove(int part)
        {
            bool isRemoved = true;
            for (int slot = 1; slot <= PartSlot.Count; slot++)
            {
                isRemoved &= _store.TryDelete(PartSlot.EntryOf(part, slot));
            }

            return isRemoved;
        }

        /// <summary>Finishes what was begun. Called at boot, before sets, lock or outbox are read.</summary>
        /// <param name="outbox">Removes what was not delivered.</param>
        /// <returns>False when something may be left: then nothing is to be started, and the next call goes on.</returns>
        public bool TryFinish(IOutboxEraser outbox)
        {
            int answer = _store.Length(Entry);
            if (answer == StoreAnswer.Missing)
            {
                return true;
            }

            if (answer == StoreAnswer.Unreadable)
            {
                return false;
            }

            bool isRemoved = true;
            for (int part = 0; part < PartTable.Count; part++)
            {
                isRemoved &= TryRemove(part);
            }

            return isRemoved
                && _store.TryDelete(SetStore.ManifestEntry)
                && outbox.TryErase()
                && _store.TryDelete(LockRecord.Entry)
                && _store.TryDelete(Entry);
        }
    }
}
