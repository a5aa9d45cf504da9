namespace EdgeNode.Provisioning
{
    /// <summary>What <see cref="CsrCommand"/> does, in order.</summary>
    internal enum CsrPhase
    {
        /// <summary>Reads the key that there is.</summary>
        Reading = 0,

        /// <summary>Makes a key.</summary>
        Making = 1,

        /// <summary>Stages the key that was made.</summary>
        Putting = 2,

        /// <summary>Signs the request.</summary>
        Requesting = 3,

        /// <summary>Says it, line by line.</summary>
        Saying = 4,
    }
}
