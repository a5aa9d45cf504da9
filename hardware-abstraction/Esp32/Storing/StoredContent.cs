namespace EdgeNode.Esp32
{
    /// <summary>A bank that counts as an entry: whole, or damaged.</summary>
    internal sealed class StoredContent
    {
        /// <summary>The sequence of a bank that cannot be told: it may be the newest.</summary>
        public const uint UnknownSequence = 0xffffffff;

        /// <summary>Describes a bank that was found.</summary>
        /// <param name="path">Path of the file.</param>
        /// <param name="length">Length of the content in bytes, without the header.</param>
        /// <param name="sequence">How often the entry had been replaced, or <see cref="UnknownSequence"/>.</param>
        /// <param name="isDamaged">Whether header or content is not what was written.</param>
        public StoredContent(string path, int length, uint sequence, bool isDamaged)
        {
            Path = path;
            Length = length;
            Sequence = sequence;
            IsDamaged = isDamaged;
        }

        /// <summary>Path of the file.</summary>
        public string Path { get; }

        /// <summary>Length of the content in bytes.</summary>
        public int Length { get; }

        /// <summary>How often the entry had been replaced.</summary>
        public uint Sequence { get; }

        /// <summary>Whether header or content is not what was written.</summary>
        public bool IsDamaged { get; }
    }
}
