using EdgeNode.Policies;

namespace EdgeNode.Provisioning
{
    /// <summary>A line of the console as words with one space between, the last of which may be anything to the line's end.</summary>
    public sealed class ConsoleLine
    {
        private const byte Space = 0x20;

        private readonly LineReader _reader;

        /// <summary>Makes a view of the line that a reader holds.</summary>
        public ConsoleLine(LineReader reader)
        {
            _reader = reader;
        }

        /// <summary>The bytes of the line; the first <see cref="Length"/> count.</summary>
        public byte[] Bytes
        {
            get { return _reader.Bytes; }
        }

        /// <summary>Bytes of the line.</summary>
        public int Length
        {
            get { return _reader.Length; }
        }

        /// <summary>Where the word at <paramref name="index"/>, from 0, begins; <see cref="Length"/> where there are fewer.</summary>
        public int StartOf(int index)
        {
            int at = 0;
            for (; index > 0 && at < Length; index--)
            {
                at = EndOf(at) + 1;
            }

            return at < Length ? at : Length;
        }

        /// <summary>The word at <paramref name="index"/>; empty where there are fewer. What is beyond ASCII becomes <c>?</c>.</summary>
        public string Word(int index)
        {
            int start = StartOf(index);
            return AsciiText.FromBytes(Bytes, start, EndOf(start) - start);
        }

        /// <summary>The first word, or of a long one as much as <see cref="FoundText"/> shows and one character more: it is no command's name.</summary>
        public string FirstWord()
        {
            int end = 0;
            while (end < Length && end <= FoundText.GreatestLength && Bytes[end] != Space)
            {
                end++;
            }

            return AsciiText.FromBytes(Bytes, 0, end);
        }

        /// <summary>All from the word at <paramref name="index"/> on, spaces in it too.</summary>
        public string Rest(int index)
        {
            int start = StartOf(index);
            return AsciiText.FromBytes(Bytes, start, Length - start);
        }

        /// <summary>Whether there is a word at <paramref name="index"/>.</summary>
        public bool Has(int index)
        {
            return StartOf(index) < Length;
        }

        private int EndOf(int start)
        {
            while (start < Length && Bytes[start] != Space)
            {
                start++;
            }

            return start;
        }
    }
}
