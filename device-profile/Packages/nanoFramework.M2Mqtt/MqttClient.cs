using System.Collections;
using System.Security.Cryptography.X509Certificates;
using EdgeNode.DeviceProfile;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt
{
    [FromPackage("nanoFramework.M2Mqtt", "5.1.220")]
    public class MqttClient
    {
        public MqttClient(
            string brokerHostName,
            int brokerPort,
            bool secure,
            X509Certificate caCert,
            X509Certificate clientCert,
            MqttSslProtocols sslProtocol) => throw null;

        public event IMqttClient.ConnectionClosedEventHandler ConnectionClosed { add => throw null; remove => throw null; }

        public event IMqttClient.MqttMsgPublishedEventHandler MqttMsgPublished { add => throw null; remove => throw null; }

        public bool IsConnected => throw null;

        public MqttSettings Settings => throw null;

        public void Close() => throw null;

        public MqttReasonCode Connect(
            string clientId,
            string username,
            string password,
            bool willRetain,
            MqttQoSLevel willQosLevel,
            bool willFlag,
            string willTopic,
            string willMessage,
            bool cleanSession,
            ushort keepAlivePeriod) => throw null;

        public void Disconnect() => throw null;

        public ushort Publish(
            string topic,
            byte[] message,
            string contentType,
            ArrayList userProperties,
            MqttQoSLevel qosLevel,
            bool retain) => throw null;
    }
}
