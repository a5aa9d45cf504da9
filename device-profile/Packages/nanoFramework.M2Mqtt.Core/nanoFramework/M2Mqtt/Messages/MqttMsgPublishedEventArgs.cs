using System;
using EdgeNode.DeviceProfile;

namespace nanoFramework.M2Mqtt.Messages
{
    [FromPackage("nanoFramework.M2Mqtt", "5.1.220")]
    public class MqttMsgPublishedEventArgs : EventArgs
    {
        internal MqttMsgPublishedEventArgs() => throw null;

        public bool IsPublished { get => throw null; }

        public ushort MessageId { get => throw null; }
    }
}
