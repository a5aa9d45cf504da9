namespace EdgeNode.Esp32
{
    /// <summary>Where the content of an entry stands.</summary>
    internal sealed class StoredContent
    {
        /// <summary>Describes content that was found.</summary>
        /// <param name="path">Path of the file.</param>
        /// <param name="start">Bytes before the content.</param>
        /// <param name="length">Length of the content in bytes.</param>
        /// <param name="sequence">How often the entry had been replaced; 0 for a file without a bank's header.</param>
        public StoredContent(string path, int start, int length, uint sequence)
        {
            Path = path;
            Start = start;
            Length = length;
            Sequence = sequence;
        }

        /// <summary>Path of the file.</summary>
        public string Path { get; }

        /// <summary>Bytes before the content.</summary>
        public int Start { get; }

        /// <summary>Length of the content in bytes.</summary>
        public int Length { get; }

        /// <summary>How often the entry had been replaced.</summary>
        public uint Sequence { get; }
    }
}
