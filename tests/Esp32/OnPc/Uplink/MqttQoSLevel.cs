namespace nanoFramework.M2Mqtt.Messages
{
    internal enum MqttQoSLevel
    {
        AtLeastOnce = 1,
    }
}
