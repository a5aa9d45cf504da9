namespace EdgeNode.Blurring
{
    /// <summary>One window of one channel after the other. All that ever comes out of it is a bucket index.</summary>
    public interface IBucketWindow
    {
        /// <summary>Opens the first window.</summary>
        /// <param name="uptimeMs">Uptime in milliseconds.</param>
        void Open(long uptimeMs);

        /// <summary>Closes the open window and opens the next at the same moment.</summary>
        /// <param name="uptimeMs">Uptime in milliseconds.</param>
        /// <returns>Bucket index of the closed window, or <see cref="Summaries.SummaryBody.Absent"/>.</returns>
        int CloseAndOpen(long uptimeMs);
    }
}
