using EdgeNode.Contracts;
using EdgeNode.Policies;

namespace EdgeNode.Esp32
{
    /// <summary>The entries of the store from which a box knows its network and its broker. Provisioning writes them; here they are only read.</summary>
    public static class UplinkEntry
    {
        /// <summary>Name of the radio network, at most 32 characters.</summary>
        public const string WifiName = "wifi-name";

        /// <summary>Password of the radio network, at most 63 characters; no entry for an open one.</summary>
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

        private const int GreatestTextLength = 253;
        private const int GreatestPemLength = 8192;

        /// <summary>Reads an entry of one line.</summary>
        /// <param name="store">Where it is.</param>
        /// <param name="name">One of the names above.</param>
        /// <returns>The line without its end, or null when there is none, it is empty, longer than 253 bytes or cannot be read.</returns>
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

            return length > 0 ? AsciiText.FromBytes(text, 0, length) : null;
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
    }
}
