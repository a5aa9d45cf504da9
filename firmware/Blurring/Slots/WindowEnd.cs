namespace EdgeNode.Blurring
{
    /// <summary>Whether a window closes with the slot that ends now. A window is one slot or several.</summary>
    public static class WindowEnd
    {
        /// <summary>Without trusted time: when the slots since boot are a multiple of the window's.</summary>
        /// <param name="slotsSinceBoot">Slots that have ended, the one that ends now counted.</param>
        /// <param name="slotsPerWindow">Slots in a window.</param>
        public static bool IsDueUnaligned(int slotsSinceBoot, int slotsPerWindow)
        {
            return slotsSinceBoot % slotsPerWindow == 0;
        }

        /// <summary>
        /// With trusted time: when a multiple of the window in UTC lies between its opening and now. The first half slot after the
        /// opening does not count, or drift of a fraction of a second would close a window that has just opened.
        /// </summary>
        /// <remarks>
        /// The opening is taken on the clock as it is now, so setting the clock moves both ends alike: a window that has been open
        /// for its length and half a slot is always due.
        /// </remarks>
        /// <param name="openedUtcMs">UTC of the opening by the present clock.</param>
        /// <param name="nowUtcMs">UTC now.</param>
        /// <param name="windowMs">Length of a window.</param>
        /// <param name="slotMs">Length of a slot.</param>
        public static bool IsDueAligned(long openedUtcMs, long nowUtcMs, long windowMs, long slotMs)
        {
            long lastMultipleMs = nowUtcMs - (nowUtcMs % windowMs);
            return lastMultipleMs >= openedUtcMs + (slotMs / 2);
        }
    }
}
