namespace EdgeNode.Provisioning
{
    /// <summary>Why a set on trial gave way to the one before. The numbers stand in the store.</summary>
    public enum SetFall
    {
        /// <summary>None has.</summary>
        None = 0,

        /// <summary>No broker acknowledged anything in a quarter of an hour of one boot.</summary>
        NoAcknowledgement = 1,

        /// <summary>The box started again and again without an acknowledgement.</summary>
        TooManyBoots = 2,
    }
}
