namespace EdgeNode.Blurring
{
    /// <summary>When a slot ends, in milliseconds of uptime. The wall clock can choose the moment, but not within less than a slot.</summary>
    public static class SlotEnd
    {
        /// <summary>By how much a slot may be short, for the drift of the crystal that uptime runs on.</summary>
        public const int ToleranceMs = 5000;

        /// <summary>The end without trusted time: after exactly one slot of uptime.</summary>
        /// <param name="startMs">Uptime at which the slot began.</param>
        /// <param name="slotMs">Length of a slot.</param>
        public static long Unaligned(long startMs, long slotMs)
        {
            return startMs + slotMs;
        }

        /// <summary>
        /// The end with trusted time: the first multiple of the slot in UTC that comes when the slot has lasted its length less
        /// the tolerance. Whatever the clock says, that is at most one more slot later.
        /// </summary>
        /// <param name="startMs">Uptime at which the slot began.</param>
        /// <param name="slotMs">Length of a slot.</param>
        /// <param name="utcLeadMs">UTC in milliseconds less uptime, as the clock has it now.</param>
        public static long Aligned(long startMs, long slotMs, long utcLeadMs)
        {
            long earliestMs = startMs + slotMs - ToleranceMs;
            long pastMultipleMs = (earliestMs + utcLeadMs) % slotMs;
            if (pastMultipleMs < 0)
            {
                pastMultipleMs += slotMs;
            }

            return pastMultipleMs == 0 ? earliestMs : earliestMs + slotMs - pastMultipleMs;
        }
    }
}
