using EdgeNode.Policies;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>Bytes of vectors.</summary>
    internal static class IdentitySamples
    {
        /// <summary>The bytes of lower-case hexadecimal digits.</summary>
        public static byte[] Bytes(string hex)
        {
            byte[] bytes = new byte[hex.Length / 2];
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)((Value(hex[2 * i]) << 4) | Value(hex[(2 * i) + 1]));
            }

            return bytes;
        }

        /// <summary>SHA-256 of an ASCII text.</summary>
        public static byte[] Digest(string text)
        {
            byte[] digest = new byte[Sha256.DigestLength];
            Sha256 sha256 = new Sha256();
            sha256.Add(AsciiText.ToBytes(text), 0, text.Length);
            sha256.Finish(digest);
            return digest;
        }

        private static int Value(char digit)
        {
            return digit <= '9' ? digit - '0' : digit - 'a' + 10;
        }
    }
}
