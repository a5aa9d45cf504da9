using System;

namespace EdgeNode.Provisioning
{
    /// <summary>The lines of a document as they come, each ended by LF. It grows with them: most documents are far shorter than one may be.</summary>
    internal sealed class DocumentText
    {
        private const int FirstCapacity = 1024;
        private const byte LineFeed = (byte)'\n';

        private readonly int _greatestLength;

        /// <summary>Makes an empty text.</summary>
        /// <param name="greatestLength">Most bytes that it may have.</param>
        internal DocumentText(int greatestLength)
        {
            _greatestLength = greatestLength;
            Bytes = new byte[FirstCapacity];
        }

        /// <summary>The text; the first <see cref="Length"/> bytes count.</summary>
        internal byte[] Bytes { get; private set; }

        /// <summary>Bytes of the text.</summary>
        internal int Length { get; private set; }

        /// <summary>Adds a line.</summary>
        /// <returns>False when the text would be too long.</returns>
        internal bool TryAdd(ConsoleLine line)
        {
            int length = Length + line.Length + 1;
            if (length > _greatestLength)
            {
                return false;
            }

            if (length > Bytes.Length)
            {
                byte[] longer = new byte[2 * Bytes.Length];
                Array.Copy(Bytes, 0, longer, 0, Length);
                Bytes = longer;
            }

            Array.Copy(line.Bytes, 0, Bytes, Length, line.Length);
            Bytes[length - 1] = LineFeed;
            Length = length;
            return true;
        }
    }
}
