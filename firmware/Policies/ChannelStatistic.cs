namespace EdgeNode.Policies
{
    /// <summary>Which single value of a window is put into a bucket.</summary>
    public enum ChannelStatistic
    {
        /// <summary>The count plus noise, of a counted channel.</summary>
        NoisyCount = 0,

        /// <summary>The mean of the readings; what a measured channel other than sound has.</summary>
        Mean = 1,

        /// <summary>L50: the level exceeded half of the time. A shout of a few seconds hardly ever changes its bucket.</summary>
        L50 = 2,

        /// <summary>LAeq: the level of the mean energy. One loud event at a quiet time can be seen in it.</summary>
        Leq = 3,
    }
}
