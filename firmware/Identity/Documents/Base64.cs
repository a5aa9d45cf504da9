namespace EdgeNode.Identity
{
    /// <summary>The digits of base64 (RFC 4648, section 4), computed: a table would be read at addresses that follow a key's bits.</summary>
    internal static class Base64
    {
        /// <summary>What fills the last four digits up.</summary>
        public const byte Filler = (byte)'=';

        /// <summary>The digit of a value from 0 to 63.</summary>
        public static byte Digit(int value)
        {
            // Each sum is all ones from the first value of the next range on: a, 0, +, /.
            return (byte)(value + 'A'
                + (((25 - value) >> 31) & ('a' - 'Z' - 1))
                - (((51 - value) >> 31) & ('z' - '0' + 1))
                - (((61 - value) >> 31) & ('9' - '+' + 1))
                + (((62 - value) >> 31) & ('/' - '+' - 1)));
        }

        /// <summary>The value of a digit; -1 where it is none.</summary>
        public static int Value(int digit)
        {
            // In each range one more than the value, in others 0.
            return ((In(digit, 'A', 'Z') & (digit - 'A' + 1))
                | (In(digit, 'a', 'z') & (digit - 'a' + 27))
                | (In(digit, '0', '9') & (digit - '0' + 53))
                | (In(digit, '+', '+') & 63)
                | (In(digit, '/', '/') & 64)) - 1;
        }

        // All ones where the digit is in the range.
        private static int In(int digit, int first, int last)
        {
            return ~(((digit - first) | (last - digit)) >> 31);
        }
    }
}
