namespace nanoFramework.M2Mqtt.Messages
{
    internal enum MqttReasonCode
    {
        Success = 0,
        NotAuthorized = 135,
    }
}
