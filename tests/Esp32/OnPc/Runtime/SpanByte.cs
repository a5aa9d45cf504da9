namespace System
{
    internal readonly ref struct SpanByte
    {
        private readonly byte[] _array;
        private readonly int _start;

        public SpanByte(byte[] array, int start, int length)
        {
            if (start < 0 || length < 0 || start + length > array.Length)
            {
                throw new ArgumentException("outside the array");
            }

            _array = array;
            _start = start;
            Length = length;
        }

        public int Length { get; }

        public byte[] ToArray()
        {
            return _array.AsSpan(_start, Length).ToArray();
        }

        internal void Fill(byte[] bytes)
        {
            bytes.CopyTo(_array, _start);
        }
    }
}
