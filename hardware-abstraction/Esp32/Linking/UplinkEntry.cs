using EdgeNode.Contracts;
using EdgeNode.Policies;

namespace EdgeNode.Esp32
{
    /// <summary>
    /// The parts of what a box was told from which it knows its network and its broker, named in <see cref="PartName"/>. Provisioning writes
    /// them; here they are only read.
    /// </summary>
    public static class UplinkEntry
    {
        /// <summary>
        /// Most bytes of a network's name, one less than a network may have: the runtime's <c>Ssid[32]</c> ends with a zero byte
        /// (nf-interpreter, HAL_Configuration_Wireless80211). A longer one is not copied, without a word (<c>hal_strcpy_s</c> in
        /// Network_Interface_Start_Connect), and the box joins whatever network the runtime itself has stored. The bytes are those of
        /// UTF-8: the runtime keeps strings so and hands them to the driver (CLR_RT_UnicodeHelper::ConvertToUTF8).
        /// </summary>
        public const int GreatestWifiNameLength = 31;

        /// <summary>
        /// Most bytes of a network's password: <c>Password[64]</c> in the same place. A key of 64 hexadecimal digits does not fit.
        /// </summary>
        public const int GreatestWifiPasswordLength = 63;

        // Where the runtime keeps the certificates that it trusts beside those it is given (nf-interpreter,
        // targetHAL_ConfigStorageLittlefs.c and ssl_generic_init_internal.cpp).
        private const string RuntimeAuthorities = "I:\\con_XB1_0.sys";

        private const int GreatestTextLength = 253;
        private const int GreatestPemLength = 8192;
        private const byte FirstPrintable = (byte)' ';
        private const byte LastPrintable = (byte)'~';

        /// <summary>Reads a part of one line.</summary>
        /// <param name="told">What the box was told.</param>
        /// <param name="name">One of <see cref="PartName"/>.</param>
        /// <returns>
        /// The line without its end, or null when there is none, it cannot be read, is empty, has another byte than printable ASCII (a
        /// network's name: is not UTF-8 of <see cref="PlainCharacter"/>), or is longer than its kind may be; all of it, end included,
        /// has at most 253 bytes.
        /// </returns>
        public static string ReadText(IReadableStore told, string name)
        {
            int length = told.Length(name);
            if (length <= 0 || length > GreatestTextLength)
            {
                return null;
            }

            byte[] text = new byte[length];
            if (told.Read(name, 0, text, length) != length)
            {
                return null;
            }

            while (length > 0 && (text[length - 1] == '\n' || text[length - 1] == '\r'))
            {
                length--;
            }

            bool isText = name == PartName.WifiName ? Utf8Text.IsPlain(text, 0, length) : IsPrintable(text, length);
            return length > 0 && length <= GreatestLengthOf(name) && isText ? Utf8Text.FromBytes(text, 0, length) : null;
        }

        /// <summary>Reads a PEM part and puts the zero byte after it by which mbedTLS knows PEM from DER.</summary>
        /// <param name="told">What the box was told.</param>
        /// <param name="name">One of <see cref="PartName"/>.</param>
        /// <returns>Text and zero byte, or null when there is none, it is longer than 8,192 bytes or cannot be read.</returns>
        public static byte[] ReadPem(IReadableStore told, string name)
        {
            int length = told.Length(name);
            if (length <= 0 || length > GreatestPemLength)
            {
                return null;
            }

            byte[] pem = new byte[length + 1];
            return told.Read(name, 0, pem, length) == length ? pem : null;
        }

        /// <summary>Removes the certificates that the runtime would trust beside <see cref="PartName.Authorities"/>, whoever put them there.</summary>
        /// <returns>False when they may still be there.</returns>
        public static bool TryForgetRuntimeAuthorities()
        {
            return BankWriter.TryDelete(RuntimeAuthorities);
        }

        private static int GreatestLengthOf(string name)
        {
            return name == PartName.WifiName ? GreatestWifiNameLength
                : name == PartName.WifiPassword ? GreatestWifiPasswordLength
                : GreatestTextLength;
        }

        private static bool IsPrintable(byte[] text, int length)
        {
            for (int i = 0; i < length; i++)
            {
                if (text[i] < FirstPrintable || text[i] > LastPrintable)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
