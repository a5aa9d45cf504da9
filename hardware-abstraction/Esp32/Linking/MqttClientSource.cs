using System.Security.Cryptography.X509Certificates;
using EdgeNode.Contracts;
using nanoFramework.M2Mqtt;

namespace EdgeNode.Esp32
{
    /// <summary>Makes a client of M2Mqtt for the broker that the box was told, once the network is joined and the time is known.</summary>
    internal sealed class MqttClientSource
    {
        private const int DefaultPort = 8883;

        private readonly IReadableStore _told;
        private readonly WifiNetwork _network;
        private readonly IClock _clock;

        /// <summary>Makes the source.</summary>
        public MqttClientSource(IReadableStore told, WifiNetwork network, IClock clock)
        {
            _told = told;
            _network = network;
            _clock = clock;
        }

        /// <summary>Makes a client that is not connected. Holds the calling thread for up to 30 s, and the whole runtime while the name is resolved.</summary>
        /// <returns>
        /// Null when an entry is missing, no time server has told the time, the network was not joined, or the runtime may trust others
        /// than <see cref="PartName.Authorities"/>.
        /// </returns>
        /// <exception cref="System.Exception">The name cannot be resolved, or a certificate or the key cannot be read.</exception>
        public MqttClient TryMake()
        {
            string host = UplinkEntry.ReadText(_told, PartName.BrokerHost);
            byte[] authorities = UplinkEntry.ReadPem(_told, PartName.Authorities);
            byte[] certificate = UplinkEntry.ReadPem(_told, PartName.Certificate);
            byte[] key = UplinkEntry.ReadPem(_told, PartName.PrivateKey);
            if (host == null || authorities == null || certificate == null || key == null || !_clock.TryGetUtcMs(out _) || !_network.TryJoin())
            {
                return null;
            }

            if (!UplinkEntry.TryForgetRuntimeAuthorities())
            {
                return null;
            }

            WallClock.TrySet(_clock);
            MqttClient client = new MqttClient(
                host,
                Port(),
                true,
                new X509Certificate(authorities),
                new X509Certificate2(certificate, key, ""),
                MqttSslProtocols.TLSv1_2);
            client.Settings.InflightQueueSize = 1;
            return client;
        }

        private int Port()
        {
            string text = UplinkEntry.ReadText(_told, PartName.BrokerPort);
            return text != null && int.TryParse(text, out int port) ? port : DefaultPort;
        }
    }
}
