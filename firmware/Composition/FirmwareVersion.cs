namespace EdgeNode.Composition
{
    /// <summary>Which firmware this is, as <c>state</c> tells it.</summary>
    public static class FirmwareVersion
    {
        /// <summary>Version (semver.org), the one of the build.</summary>
        public const string Text = "0.1.0";

        /// <summary>
        /// The midnight before this version was released, in ms since 1970: 2026-11-01T00:00:00Z. No time server that tells an earlier
        /// time is right, so it is raised with each release.
        /// </summary>
        public const long ReleasedUtcMs = 1793491200000;
    }
}
