namespace EdgeNode.Identity
{
    /// <summary>DER as PEM text (RFC 7468): lines of 64 digits that end in LF.</summary>
    public static class PemEncoder
    {
        /// <summary>What a text begins with, before its label.</summary>
        internal const string Begin = "-----BEGIN ";

        /// <summary>What its last line begins with.</summary>
        internal const string End = "-----END ";

        /// <summary>What both lines end with.</summary>
        internal const string Dashes = "-----";

        private const int BytesOfLine = 48;
        private const byte LineFeed = (byte)'\n';

        /// <summary>How long the text of <paramref name="count"/> bytes is.</summary>
        public static int LengthOf(string label, int count)
        {
            int lines = (count + BytesOfLine - 1) / BytesOfLine;
            return Begin.Length + End.Length + (2 * (label.Length + Dashes.Length + 1)) + ((count + 2) / 3 * 4) + lines;
        }

        /// <summary>Writes the text of <paramref name="count"/> bytes of <paramref name="der"/> from <paramref name="offset"/>.</summary>
        /// <param name="label">What it is, such as <c>CERTIFICATE REQUEST</c>.</param>
        /// <param name="der">Holds the bytes.</param>
        /// <param name="offset">Index of the first.</param>
        /// <param name="count">How many.</param>
        /// <param name="target">At least <see cref="LengthOf"/> bytes.</param>
        /// <returns>The bytes written.</returns>
        public static int Write(string label, byte[] der, int offset, int count, byte[] target)
        {
            int at = Put(Dashes, target, Put(label, target, Put(Begin, target, 0)));
            for (int done = 0; done < count; done += 3)
            {
                if (done % BytesOfLine == 0)
                {
                    target[at++] = LineFeed;
                }

                int left = count - done;
                int bits = (der[offset + done] << 16)
                    | (left > 1 ? der[offset + done + 1] << 8 : 0)
                    | (left > 2 ? der[offset + done + 2] : 0);
                target[at++] = Base64.Digit(bits >> 18);
                target[at++] = Base64.Digit((bits >> 12) & 63);
                target[at++] = left > 1 ? Base64.Digit((bits >> 6) & 63) : Base64.Filler;
                target[at++] = left > 2 ? Base64.Digit(bits & 63) : Base64.Filler;
            }

            target[at++] = LineFeed;
            at = Put(Dashes, target, Put(label, target, Put(End, target, at)));
            target[at++] = LineFeed;
            return at;
        }

        private static int Put(string text, byte[] target, int at)
        {
            for (int i = 0; i < text.Length; i++)
            {
                target[at++] = (byte)text[i];
            }

            return at;
        }
    }
}
