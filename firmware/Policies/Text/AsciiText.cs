namespace EdgeNode.Policies
{
    /// <summary>Between ASCII bytes and strings. Bytes and characters beyond ASCII become <c>?</c>.</summary>
    public static class AsciiText
    {
        private const int FirstBeyond = 0x80;

        /// <summary>Makes a string of <paramref name="count"/> bytes of <paramref name="data"/> from <paramref name="offset"/>.</summary>
        public static string FromBytes(byte[] data, int offset, int count)
        {
            char[] chars = new char[count];
            for (int i = 0; i < count; i++)
            {
                byte value = data[offset + i];
                chars[i] = value < FirstBeyond ? (char)value : '?';
            }

            return new string(chars);
        }

        /// <summary>Makes the bytes of a text.</summary>
        public static byte[] ToBytes(string text)
        {
            byte[] data = new byte[text.Length];
            for (int i = 0; i < data.Length; i++)
            {
                char c = text[i];
                data[i] = (byte)(c < FirstBeyond ? c : '?');
            }

            return data;
        }
    }
}
