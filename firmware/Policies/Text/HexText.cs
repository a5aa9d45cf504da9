namespace EdgeNode.Policies
{
    /// <summary>Bytes as lower-case hexadecimal.</summary>
    public static class HexText
    {
        private const string Digits = "0123456789abcdef";

        /// <summary>Makes the hexadecimal text of the first <paramref name="count"/> bytes of <paramref name="data"/>.</summary>
        public static string FromBytes(byte[] data, int count)
        {
            char[] chars = new char[2 * count];
            for (int i = 0; i < count; i++)
            {
                chars[2 * i] = Digits[data[i] >> 4];
                chars[(2 * i) + 1] = Digits[data[i] & 15];
            }

            return new string(chars);
        }

        /// <summary>Whether <paramref name="text"/> is exactly <paramref name="length"/> lower-case hexadecimal digits. Null is not.</summary>
        public static bool IsValid(string text, int length)
        {
            if (text == null || text.Length != length)
            {
                return false;
            }

            for (int i = 0; i < length; i++)
            {
                char c = text[i];
                if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
