namespace EdgeNode.Composition
{
    /// <summary>Which firmware this is, as <c>state</c> tells it.</summary>
    public static class FirmwareVersion
    {
        /// <summary>Version (semver.org), the one of the build.</summary>
        public const string Text = "0.1.0";
    }
}
