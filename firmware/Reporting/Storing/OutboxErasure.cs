using EdgeNode.Contracts;

namespace EdgeNode.Reporting
{
    /// <summary>Removes all that an outbox has in a store, as before the box is another's. What begins afterwards is a run of its own.</summary>
    public static class OutboxErasure
    {
        /// <summary>Removes summaries, marks and the run's name. Only while no <see cref="Outbox"/> of the store is in use.</summary>
        /// <param name="store">Where they are.</param>
        /// <param name="segments">Entries that summaries may stand in, as <see cref="Outbox"/> is told.</param>
        /// <returns>False when something may be left; called again, it goes on.</returns>
        public static bool TryErase(IDurableStore store, int segments)
        {
            bool areErased = SegmentEntries.TryErase(store, segments);
            areErased &= AcknowledgedMark.TryErase(store);
            return RunEntry.TryErase(store) && areErased;
        }
    }
}
