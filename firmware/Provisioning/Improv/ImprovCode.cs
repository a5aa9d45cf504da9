namespace EdgeNode.Provisioning
{
    /// <summary>The numbers of Improv Serial, version 1 (improv-wifi.com/serial).</summary>
    internal static class ImprovCode
    {
        // What a packet is.
        internal const byte StatePacket = 1;
        internal const byte ErrorPacket = 2;
        internal const byte CommandPacket = 3;
        internal const byte ResultPacket = 4;

        // What a client asks for.
        internal const byte SendWifiSettings = 1;
        internal const byte RequestState = 2;
        internal const byte RequestInformation = 3;
        internal const byte RequestNetworks = 4;

        // What state the box is in.
        internal const byte Ready = 2;
        internal const byte Provisioning = 3;
        internal const byte Provisioned = 4;

        // What is wrong.
        internal const byte NoError = 0;
        internal const byte InvalidPacket = 1;
        internal const byte UnknownCommand = 2;
        internal const byte UnableToConnect = 3;
        internal const byte UnknownError = 0xff;

        private const byte Version = 1;
        private const string Header = "IMPROV";

        /// <summary>Bytes that each packet begins with: the header and the version.</summary>
        internal const int HeaderLength = 7;

        /// <summary>One of the bytes that each packet begins with.</summary>
        internal static byte HeaderAt(int index)
        {
            return index < Header.Length ? (byte)Header[index] : Version;
        }
    }
}
