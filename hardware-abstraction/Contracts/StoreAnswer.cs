namespace EdgeNode.Contracts
{
    /// <summary>What <see cref="IDurableStore.Length"/> and <see cref="IDurableStore.Read"/> return where they have no number of bytes to give.</summary>
    public static class StoreAnswer
    {
        /// <summary>There is no such entry.</summary>
        public const int Missing = -1;

        /// <summary>The entry cannot be read now, so nobody knows whether there is one. Asked again later, the store may know.</summary>
        public const int Unreadable = -2;
    }
}
