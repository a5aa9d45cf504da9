namespace EdgeNode.Identity
{
    /// <summary>Reads DER (X.690) element by element: definite lengths in their shortest form, up to 65,535. Makes no copies.</summary>
    public sealed class DerReader
    {
        private const int ShortForm = 0x80;

        private byte[] _data;
        private int _end;

        /// <summary>Index of the next element.</summary>
        public int Next { get; private set; }

        /// <summary>Index of the content of the element that was read last.</summary>
        public int Content { get; private set; }

        /// <summary>Length of that content.</summary>
        public int Length { get; private set; }

        /// <summary>Whether nothing follows.</summary>
        public bool IsAtEnd
        {
            get { return Next == _end; }
        }

        /// <summary>The tag of the next element; 0 at the end.</summary>
        public int NextTag
        {
            get { return IsAtEnd ? 0 : _data[Next]; }
        }

        /// <summary>Begins at the elements in <paramref name="count"/> bytes of <paramref name="data"/> from <paramref name="offset"/>.</summary>
        public void Begin(byte[] data, int offset, int count)
        {
            _data = data;
            Next = offset;
            _end = offset + count;
        }

        /// <summary>Goes into the element that was read last, and reads nothing behind it any more.</summary>
        public void Enter()
        {
            Next = Content;
            _end = Content + Length;
        }

        /// <summary>Reads the next element, and goes behind it.</summary>
        /// <returns>False when there is none with this tag, or it does not end where its surroundings let it; then nothing has moved.</returns>
        public bool TryRead(byte tag)
        {
            int at = Next;
            if (_end - at < 2 || _data[at] != tag)
            {
                return false;
            }

            int length = _data[at + 1];
            at += 2;
            if (length >= ShortForm)
            {
                int bytes = length - ShortForm;
                if (bytes < 1 || bytes > 2 || _end - at < bytes)
                {
                    return false;
                }

                length = bytes == 1 ? _data[at] : (_data[at] << 8) | _data[at + 1];
                at += bytes;
                if (length < (bytes == 1 ? ShortForm : 1 << 8))
                {
                    return false;
                }
            }

            if (length > _end - at)
            {
                return false;
            }

            Content = at;
            Length = length;
            Next = at + length;
            return true;
        }

        /// <summary>Whether the content of the element that was read last is these bytes.</summary>
        public bool IsContent(byte[] expected)
        {
            if (Length != expected.Length)
            {
                return false;
            }

            for (int i = 0; i < Length; i++)
            {
                if (_data[Content + i] != expected[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
