using System;
using EdgeNode.DeviceProfile;

namespace nanoFramework.M2Mqtt.Exceptions
{
    [FromPackage("nanoFramework.M2Mqtt", "5.1.220")]
    public class MqttCommunicationException : Exception
    {
        internal MqttCommunicationException() => throw null;
    }
}
