using System;
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

        /// <summary>How far the making is, for another thread.</summary>
        public LinkStage Stage { get; private set; }

        /// <summary>Begins anew, before the thread that makes the client runs.</summary>
        public void Restart()
        {
            Stage = LinkStage.Joining;
        }

        /// <summary>Makes a client that is not connected. Holds the calling thread for up to 30 s, and the whole runtime while the name is resolved.</summary>
        /// <param name="client">The client, or null when there is a failure.</param>
        /// <returns>
        /// Why there is no client: an entry is missing, the network was not joined, no time server has told the time, or the name cannot be
        /// resolved; <see cref="LinkFailure.TlsRefused"/> when the certificates or the key cannot be read, or the runtime may trust others
        /// than <see cref="PartName.Authorities"/>. Else <see cref="LinkFailure.None"/>.
        /// </returns>
        public LinkFailure TryMake(out MqttClient client)
        {
            client = null;
            string host = UplinkEntry.ReadText(_told, PartName.BrokerHost);
            byte[] authorities = UplinkEntry.ReadPem(_told, PartName.Authorities);
            byte[] certificate = UplinkEntry.ReadPem(_told, PartName.Certificate);
            byte[] key = UplinkEntry.ReadPem(_told, PartName.PrivateKey);
            if (host == null || authorities == null || certificate == null || key == null)
            {
                return LinkFailure.NotTold;
            }

            // The network first, though nothing comes of it without the time: a box whose password is wrong never has the time, and is
            // to say why.
            if (!_network.TryJoin())
            {
                return _network.Failure == LinkFailure.None ? LinkFailure.NoAddress : _network.Failure;
            }

            if (!_clock.TryGetUtcMs(out _))
            {
                return LinkFailure.NoTime;
            }

            if (!UplinkEntry.TryForgetRuntimeAuthorities())
            {
                return LinkFailure.TlsRefused;
            }

            WallClock.TrySet(_clock);
            X509Certificate roots;
            X509Certificate2 own;
            try
            {
                roots = new X509Certificate(authorities);
                own = new X509Certificate2(certificate, key, "");
            }
            catch (Exception)
            {
                return LinkFailure.TlsRefused;
            }

            Stage = LinkStage.Resolving;
            return TryResolve(host, roots, own, out client);
        }

        private LinkFailure TryResolve(string host, X509Certificate roots, X509Certificate2 own, out MqttClient client)
        {
            try
            {
                client = new MqttClient(host, Port(), true, roots, own, MqttSslProtocols.TLSv1_2);
                client.Settings.InflightQueueSize = 1;
                return LinkFailure.None;
            }
            catch (Exception)
            {
                client = null;
                return LinkFailure.NameUnknown;
            }
        }

        private int Port()
        {
            string text = UplinkEntry.ReadText(_told, PartName.BrokerPort);
            return text != null && int.TryParse(text, out int port) ? port : DefaultPort;
        }
    }
}
