using EdgeNode.Policies;

namespace EdgeNode.Summaries
{
    /// <summary>
    /// The link from a summary to the one before it: the first 128 bits of SHA-256 of that one's text up to and
    /// including its closing brace. It shows gaps and corruption, not authorship. Reusable; not for use by two threads.
    /// </summary>
    public sealed class SummaryChain
    {
        /// <summary>What stands in the first summary of a run.</summary>
        public const string None = "00000000000000000000000000000000";

        /// <summary>Hexadecimal digits of a link.</summary>
        public const int LinkLength = ShortHash.Length;

        private readonly ShortHash _hash = new ShortHash();

        /// <summary>Computes what the next summary of the run has as its <see cref="Summary.Previous"/>.</summary>
        /// <param name="text">Holds the text of a summary, padded or not.</param>
        /// <param name="offset">Where the text begins.</param>
        /// <param name="count">Length of the text in bytes.</param>
        /// <param name="link"><see cref="LinkLength"/> hexadecimal digits, or null when false is returned.</param>
        /// <returns>False when the text is no braces with nothing but spaces after them.</returns>
        public bool TryLink(byte[] text, int offset, int count, out string link)
        {
            link = null;
            int end = offset + count;
            while (end > offset && text[end - 1] == ' ')
            {
                end--;
            }

            if (end == offset || text[offset] != '{' || text[end - 1] != '}')
            {
                return false;
            }

            link = _hash.Of(text, offset, end - offset);
            return true;
        }
    }
}
