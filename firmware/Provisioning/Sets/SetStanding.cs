namespace EdgeNode.Provisioning
{
    /// <summary>What a box has to run.</summary>
    public enum SetStanding
    {
        /// <summary>Nothing: no set was ever committed.</summary>
        None = 0,

        /// <summary>The set that was committed last, or that was left when a later one gave way.</summary>
        Current = 1,

        /// <summary>The set before, because a part of the current one is damaged.</summary>
        Older = 2,

        /// <summary>Nothing: no set is whole.</summary>
        Damaged = 3,

        /// <summary>Nobody knows: the store cannot be read now.</summary>
        Unreadable = 4,
    }
}
