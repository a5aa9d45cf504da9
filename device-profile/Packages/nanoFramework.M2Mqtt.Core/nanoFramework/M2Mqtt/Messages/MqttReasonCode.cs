using EdgeNode.DeviceProfile;

namespace nanoFramework.M2Mqtt.Messages
{
    [FromPackage("nanoFramework.M2Mqtt", "5.1.220")]
    public enum MqttReasonCode
    {
        Success = 0,
    }
}
