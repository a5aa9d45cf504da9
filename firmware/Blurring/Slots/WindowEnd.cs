namespace EdgeNode.Blurring
{
    /// <summary>
    /// Whether a window closes with the slot that ends now. A window is one slot or several, and like a slot it is longer than
    /// its length after a boot or a jump of the clock, but never shorter.
    /// </summary>
    public static class WindowEnd
    {
        /// <summary>Without trusted time: when the window has lasted its length less the tolerance of slots.</summary>
        /// <param name="openMs">Uptime since the opening.</param>
        /// <param name="windowMs">Length of a window.</param>
        public static bool IsDueUnaligned(long openMs, long windowMs)
        {
            return openMs >= windowMs - SlotEnd.ToleranceMs;
        }

        /// <summary>
        /// With trusted time: when a multiple of the window in UTC has come since the window had lasted its length less the
        /// tolerance of slots.
        /// </summary>
        /// <remarks>
        /// The opening is taken on the clock as it is now, so setting the clock moves both ends alike: whatever it says, a window
        /// that has lasted twice its length less the tolerance is due.
        /// </remarks>
        /// <param name="openMs">Uptime since the opening.</param>
        /// <param name="nowUtcMs">UTC now.</param>
        /// <param name="windowMs">Length of a window.</param>
        public static bool IsDueAligned(long openMs, long nowUtcMs, long windowMs)
        {
            long sinceMultipleMs = nowUtcMs % windowMs;
            if (sinceMultipleMs < 0)
            {
                sinceMultipleMs += windowMs;
            }

            return openMs - sinceMultipleMs >= windowMs - SlotEnd.ToleranceMs;
        }
    }
}
