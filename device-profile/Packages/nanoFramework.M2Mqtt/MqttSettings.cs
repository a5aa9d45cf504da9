using EdgeNode.DeviceProfile;

namespace nanoFramework.M2Mqtt
{
    [FromPackage("nanoFramework.M2Mqtt", "5.1.220")]
    public class MqttSettings
    {
        internal MqttSettings() => throw null;

        public int InflightQueueSize { set => throw null; }
    }
}
