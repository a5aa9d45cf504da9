namespace EdgeNode.Contracts
{
    /// <summary>What <see cref="IReadableStore.Length"/> and <see cref="IReadableStore.Read"/> return where they have no number of bytes to give.</summary>
    public static class StoreAnswer
    {
        /// <summary>There is no such entry, and there was none that was lost: removed, never made, or its first commit was cut off.</summary>
        public const int Missing = -1;

        /// <summary>The entry cannot be read now, so nobody knows whether there is one. Asked again later, the store may know.</summary>
        public const int Unreadable = -2;

        /// <summary>
        /// There is an entry, and its content is not what was committed. It will not get better: what it held is lost, and what
        /// depends on it has to be left behind. It can be replaced and deleted.
        /// </summary>
        public const int Damaged = -3;
    }
}
