namespace EdgeNode.Contracts
{
    /// <summary>
    /// Named entries that survive a power cut. Each call that changes something is one commit: after a cut, or after
    /// false, the entry has either its old or its new content, never a mixture and never neither.
    /// </summary>
    /// <remarks>
    /// Names are 1 to 24 of <c>a-z0-9-</c>. What a replace wrote is checked as a whole when it is read; what was appended is not,
    /// and brings a check of its own.
    /// </remarks>
    public interface IDurableStore
    {
        /// <summary>Length of an entry in bytes, or one of <see cref="StoreAnswer"/>.</summary>
        int Length(string name);

        /// <summary>Reads up to <paramref name="count"/> bytes from <paramref name="position"/> into the start of <paramref name="buffer"/>.</summary>
        /// <returns>How many bytes were read (0 at the end), or one of <see cref="StoreAnswer"/>.</returns>
        int Read(string name, int position, byte[] buffer, int count);

        /// <summary>Adds the first <paramref name="count"/> bytes of <paramref name="data"/> to the end of an entry, which is made when missing.</summary>
        /// <returns>False when the commit failed, or the entry is damaged.</returns>
        bool TryAppend(string name, byte[] data, int count);

        /// <summary>Makes the first <paramref name="count"/> bytes of <paramref name="data"/> the whole content of an entry.</summary>
        /// <returns>False when the commit failed.</returns>
        bool TryReplace(string name, byte[] data, int count);

        /// <summary>Removes an entry. Removing what is not there succeeds.</summary>
        /// <returns>False when the commit failed.</returns>
        bool TryDelete(string name);
    }
}
