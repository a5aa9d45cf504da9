using EdgeNode.Contracts;
using EdgeNode.Policies;

namespace EdgeNode.Esp32
{
    /// <summary>The entries of the store from which a box knows its network and its broker. Provisioning writes them; here they are only read.</summary>
    public static class UplinkEntry
    {
        /// <summary>
        /// Name of the radio network, UTF-8, at most <see cref="GreatestWifiNameLength"/> bytes. The runtime keeps strings as UTF-8 and
        /// hands the driver those bytes (nf-interpreter, CLR_RT_UnicodeHelper::ConvertToUTF8 and Network_Interface_Start_Connect).
        /// </summary>
        public const string WifiName = "wifi-name";

        /// <summary>Password of the radio network, at most <see cref="GreatestWifiPasswordLength"/> bytes; no entry for an open one.</summary>
        public const string WifiPassword = "wifi-password";

        /// <summary>Host name of the broker, as its certificate has it.</summary>
        public const string BrokerHost = "broker-host";

        /// <summary>Port of the broker; 8883 where there is no entry.</summary>
        public const string BrokerPort = "broker-port";

        /// <summary>The certificates, PEM one after the other, under which the broker's must stand.</summary>
        public const string Authorities = "ca-crt";

        /// <summary>The box's certificate, PEM.</summary>
        public const string Certificate = "box-crt";

        /// <summary>The key of the box's certificate, PEM, without a password. Whoever can read the flash can read it.</summary>
        public const string PrivateKey = "box-key";

        /// <summary>
        /// Most bytes of a network's name, one less than a network may have: the runtime's <c>Ssid[32]</c> ends with a zero byte
        /// (nf-interpreter, HAL_Configuration_Wireless80211). A longer one is not copied, without a word (<c>hal_strcpy_s</c> in
        /// Network_Interface_Start_Connect), and the box joins whatever network the runtime itself has stored.
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

        /// <summary>Reads an entry of one line.</summary>
        /// <param name="store">Where it is.</param>
        /// <param name="name">One of the names above.</param>
        /// <returns>
        /// The line without its end, or null when there is none, it cannot be read, is empty, has another byte than printable ASCII (a
        /// network's name: is not UTF-8 of <see cref="PlainCharacter"/>), or is longer than its kind may be; all of it, end included,
        /// has at most 253 bytes.
        /// </returns>
        public static string ReadText(IDurableStore store, string name)
        {
            int length = store.Length(name);
            if (length <= 0 || length > GreatestTextLength)
            {
                return null;
            }

            byte[] text = new byte[length];
            if (store.Read(name, 0, text, length) != length)
            {
                return null;
            }

            while (length > 0 && (text[length - 1] == '\n' || text[length - 1] == '\r'))
            {
                length--;
            }

            bool isText = name == WifiName ? Utf8Text.IsPlain(text, 0, length) : IsPrintable(text, length);
            return length > 0 && length <= GreatestLengthOf(name) && isText ? Utf8Text.FromBytes(text, 0, length) : null;
        }

        /// <summary>Reads a PEM entry and puts the zero byte after it by which mbedTLS knows PEM from DER.</summary>
        /// <param name="store">Where it is.</param>
        /// <param name="name">One of the names above.</param>
        /// <returns>Text and zero byte, or null when there is none, it is longer than 8,192 bytes or cannot be read.</returns>
        public static byte[] ReadPem(IDurableStore store, string name)
        {
            int length = store.Length(name);
            if (length <= 0 || length > GreatestPemLength)
            {
                return null;
            }

            byte[] pem = new byte[length + 1];
            return store.Read(name, 0, pem, length) == length ? pem : null;
        }

        /// <summary>Removes the certificates that the runtime would trust beside <see cref="Authorities"/>, whoever put them there.</summary>
        /// <returns>False when they may still be there.</returns>
        public static bool TryForgetRuntimeAuthorities()
        {
            return BankWriter.TryDelete(RuntimeAuthorities);
        }

        private static int GreatestLengthOf(string name)
        {
            return name == WifiName ? GreatestWifiNameLength
                : name == WifiPassword ? GreatestWifiPasswordLength
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
