namespace EdgeNode.Policies
{
    /// <summary>
    /// Which characters a text for people may have: what is seen, and spaces. Not allowed are controls, what changes the direction
    /// of letters, what has no width, what is for private use and what is no character: general categories Cc, Cf, Cs, Co, Zl and Zp,
    /// <c>Default_Ignorable_Code_Point</c> and <c>Noncharacter_Code_Point</c> of Unicode 15.0.0 (UnicodeData.txt,
    /// DerivedCoreProperties.txt, PropList.txt). What has no meaning in Unicode yet is not judged here.
    /// </summary>
    public static class PlainCharacter
    {
        /// <summary>Whether a text may have it.</summary>
        /// <param name="codePoint">U+0000 to U+10FFFF.</param>
        public static bool IsAllowed(int codePoint)
        {
            return !(IsIn(codePoint, 0x0000, 0x001f) || IsIn(codePoint, 0x007f, 0x009f) // controls
                || codePoint == 0x00ad || codePoint == 0x034f // soft hyphen, grapheme joiner
                || (codePoint >= 0x0600 && (IsHiddenBelow3000(codePoint) || IsHiddenFrom3000(codePoint))));
        }

        /// <summary>Whether it is a space of any width: general category Zs of Unicode 15.0.0.</summary>
        /// <param name="codePoint">U+0000 to U+10FFFF.</param>
        public static bool IsSpace(int codePoint)
        {
            return codePoint == ' ' || codePoint == 0x00a0 || codePoint == 0x1680 || IsIn(codePoint, 0x2000, 0x200a)
                || codePoint == 0x202f || codePoint == 0x205f || codePoint == 0x3000;
        }

        private static bool IsHiddenBelow3000(int codePoint)
        {
            return codePoint < 0x3000
                && (IsIn(codePoint, 0x0600, 0x0605) || codePoint == 0x061c || codePoint == 0x06dd || codePoint == 0x070f // Arabic, Syriac
                || IsIn(codePoint, 0x0890, 0x0891) || codePoint == 0x08e2
                || IsIn(codePoint, 0x115f, 0x1160) || IsIn(codePoint, 0x17b4, 0x17b5) || IsIn(codePoint, 0x180b, 0x180f) // fillers, Khmer, Mongolian
                || IsIn(codePoint, 0x200b, 0x200f) || IsIn(codePoint, 0x2028, 0x202e) || IsIn(codePoint, 0x2060, 0x206f)); // no width, bidi, separators
        }

        private static bool IsHiddenFrom3000(int codePoint)
        {
            return codePoint >= 0x3000
                && (codePoint == 0x3164 || codePoint == 0xffa0 // fillers
                || IsIn(codePoint, 0xd800, 0xf8ff) // surrogates, private use
                || IsIn(codePoint, 0xfe00, 0xfe0f) || codePoint == 0xfeff || IsIn(codePoint, 0xfff0, 0xfffb) // variations, byte order, interlinear
                || IsIn(codePoint, 0xfdd0, 0xfdef) || (codePoint & 0xfffe) == 0xfffe // no characters
                || codePoint == 0x110bd || codePoint == 0x110cd || IsIn(codePoint, 0x13430, 0x1343f) // Kaithi, hieroglyphs
                || IsIn(codePoint, 0x1bca0, 0x1bca3) || IsIn(codePoint, 0x1d173, 0x1d17a) // shorthand, music
                || IsIn(codePoint, 0xe0000, 0xe0fff) || codePoint >= 0xf0000); // tags and variations, private use
        }

        private static bool IsIn(int codePoint, int first, int last)
        {
            return codePoint >= first && codePoint <= last;
        }
    }
}
