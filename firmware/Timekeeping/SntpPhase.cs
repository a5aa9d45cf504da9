namespace EdgeNode.Timekeeping
{
    /// <summary>What a <see cref="SntpClient"/> is doing.</summary>
    internal enum SntpPhase
    {
        /// <summary>Nothing, until the next round of questions.</summary>
        Resting = 0,

        /// <summary>A way to a server is being opened.</summary>
        Opening = 1,

        /// <summary>A question is out.</summary>
        Asking = 2,
    }
}
