using System;

namespace nanoFramework.M2Mqtt.Exceptions
{
    /// <summary>TCP or TLS failed; the inner exception says which.</summary>
    internal sealed class MqttConnectionException : Exception
    {
        public MqttConnectionException(string message, Exception innerException)
            : base(message, innerException)
        {
        }
    }
}
