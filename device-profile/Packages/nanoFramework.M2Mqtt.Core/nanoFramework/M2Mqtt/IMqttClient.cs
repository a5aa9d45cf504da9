using System;
using EdgeNode.DeviceProfile;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt
{
    [FromPackage("nanoFramework.M2Mqtt", "5.1.220")]
    public interface IMqttClient
    {
        delegate void ConnectionClosedEventHandler(object sender, EventArgs e);

        delegate void MqttMsgPublishedEventHandler(object sender, MqttMsgPublishedEventArgs e);
    }
}
