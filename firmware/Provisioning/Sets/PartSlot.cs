namespace EdgeNode.Provisioning
{
    /// <summary>Where a part of a set stands in the store: in one of a few entries of its own.</summary>
    internal static class PartSlot
    {
        /// <summary>Slot of a part that a set does not have.</summary>
        internal const int None = 0;

        /// <summary>
        /// Slots of one part, from 1. The sets that run and fall back need one each, where they differ, what is staged one more, and what is
        /// being written in its place another.
        /// </summary>
        internal const int Count = 4;

        /// <summary>Name of the entry of a part in a slot.</summary>
        internal static string EntryOf(int part, int slot)
        {
            return PartTable.At(part).Name + "-" + slot.ToString();
        }
    }
}
