using EdgeNode.DeviceProfile;

namespace nanoFramework.M2Mqtt
{
    [FromPackage("nanoFramework.M2Mqtt", "5.1.220")]
    public enum MqttSslProtocols
    {
        TLSv1_2 = 4,
    }
}
