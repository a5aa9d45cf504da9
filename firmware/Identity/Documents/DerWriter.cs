using System;

namespace EdgeNode.Identity
{
    /// <summary>
    /// Writes DER (X.690) from its end to its beginning, so that a length is known when its turn comes. Allocates nothing after
    /// construction.
    /// </summary>
    public sealed class DerWriter
    {
        private const int ShortForm = 0x80;

        /// <summary>Makes a writer.</summary>
        /// <param name="capacity">Most bytes that it is asked for; up to 255.</param>
        public DerWriter(int capacity)
        {
            Buffer = new byte[capacity];
            Start = capacity;
        }

        /// <summary>Holds what was written, from <see cref="Start"/> to its end.</summary>
        public byte[] Buffer { get; }

        /// <summary>Index of the first byte.</summary>
        public int Start { get; private set; }

        /// <summary>Bytes written.</summary>
        public int Count
        {
            get { return Buffer.Length - Start; }
        }

        /// <summary>Begins anew.</summary>
        public void Clear()
        {
            Start = Buffer.Length;
            Array.Clear(Buffer, 0, Buffer.Length);
        }

        /// <summary>Puts one byte before the rest.</summary>
        public void Prepend(byte value)
        {
            Buffer[--Start] = value;
        }

        /// <summary>Puts bytes before the rest.</summary>
        public void Prepend(byte[] data, int offset, int count)
        {
            Start -= count;
            Array.Copy(data, offset, Buffer, Start, count);
        }

        /// <summary>Puts a tag and the length of what was written since before it.</summary>
        /// <param name="tag">The tag.</param>
        /// <param name="end">What <see cref="Count"/> was before the content.</param>
        public void Wrap(byte tag, int end)
        {
            int length = Count - end;
            Prepend((byte)length);
            if (length >= ShortForm)
            {
                Prepend(ShortForm + 1);
            }

            Prepend(tag);
        }

        /// <summary>Puts a positive INTEGER before the rest.</summary>
        /// <param name="data">Holds it, most significant byte first.</param>
        /// <param name="offset">Index of its first byte.</param>
        /// <param name="count">Its bytes; leading zeros are left out.</param>
        public void PrependInteger(byte[] data, int offset, int count)
        {
            int end = Count;
            while (count > 1 && data[offset] == 0)
            {
                offset++;
                count--;
            }

            Prepend(data, offset, count);
            if (data[offset] >= ShortForm)
            {
                Prepend(0);
            }

            Wrap(DerTag.Integer, end);
        }
    }
}
