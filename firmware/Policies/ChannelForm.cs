namespace EdgeNode.Policies
{
    /// <summary>How the values of a channel come about, and so which statistics a policy can ask of it.</summary>
    public enum ChannelForm
    {
        /// <summary>Rises are counted, with noise.</summary>
        Counted = 0,

        /// <summary>Readings of the air, of which the mean is told: <c>stat mean</c>.</summary>
        Mean = 1,

        /// <summary>Levels in dB, of which the median or the mean energy is told: <c>stat l50</c> or <c>stat leq</c>.</summary>
        Level = 2,
    }
}
