namespace EdgeNode.Contracts
{
    /// <summary>
    /// Named entries that survive a power cut. Each call that changes something is one commit: after a cut, or after
    /// false, the entry has either its old or its new content, never a mixture and never neither.
    /// </summary>
    /// <remarks>
    /// What a replace wrote is checked as a whole when it is read; what was appended is not, and brings a check of its own.
    /// </remarks>
    public interface IDurableStore : IReadableStore
    {
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
