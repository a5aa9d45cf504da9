namespace nanoFramework.M2Mqtt
{
    internal enum MqttSslProtocols
    {
        TLSv1_2 = 4,
    }
}
