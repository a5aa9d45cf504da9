namespace EdgeNode.Policies
{
    /// <summary>
    /// Whole numbers as people write them in a policy or in settings: digits, a minus sign where negative, and in one
    /// way only (no plus sign, no leading zeros, no minus zero).
    /// </summary>
    public static class WholeNumber
    {
        // Of 2147483648; more digits cannot be a 32-bit number, and fewer cannot overflow 64 bits.
        private const int GreatestDigitCount = 10;

        /// <summary>Reads a number of 32 bits.</summary>
        /// <param name="text">Nothing but the number; null is none.</param>
        /// <param name="value">The number; 0 when false is returned.</param>
        public static bool TryParse(string text, out int value)
        {
            value = 0;
            if (text == null)
            {
                return false;
            }

            int first = text.Length > 0 && text[0] == '-' ? 1 : 0;
            int digitCount = text.Length - first;
            bool leadsWithZero = digitCount > 0 && text[first] == '0' && text.Length > 1;
            if (digitCount < 1 || digitCount > GreatestDigitCount || leadsWithZero)
            {
                return false;
            }

            long magnitude = 0;
            for (int i = first; i < text.Length; i++)
            {
                if (text[i] < '0' || text[i] > '9')
                {
                    return false;
                }

                magnitude = (10 * magnitude) + (text[i] - '0');
            }

            long signed = first == 1 ? -magnitude : magnitude;
            if (signed < int.MinValue || signed > int.MaxValue)
            {
                return false;
            }

            value = (int)signed;
            return true;
        }
    }
}
