namespace EdgeNode.Contracts
{
    /// <summary>Named entries, to be read.</summary>
    /// <remarks>Names are 1 to 24 of <c>a-z0-9-</c>.</remarks>
    public interface IReadableStore
    {
        /// <summary>Length of an entry in bytes, or one of <see cref="StoreAnswer"/>.</summary>
        int Length(string name);

        /// <summary>Reads up to <paramref name="count"/> bytes from <paramref name="position"/> into the start of <paramref name="buffer"/>.</summary>
        /// <returns>How many bytes were read (0 at the end), or one of <see cref="StoreAnswer"/>.</returns>
        int Read(string name, int position, byte[] buffer, int count);
    }
}
