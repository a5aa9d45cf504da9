using System;

namespace nanoFramework.M2Mqtt.Exceptions
{
    /// <summary>CONNECT could not be sent, or, without an inner exception, nothing came in 30 s.</summary>
    internal sealed class MqttCommunicationException : Exception
    {
        public MqttCommunicationException()
        {
        }

        public MqttCommunicationException(Exception e)
            : base("", e)
        {
        }
    }
}
