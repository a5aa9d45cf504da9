namespace nanoFramework.M2Mqtt
{
    internal sealed class MqttSettings
    {
        /// <summary>Unbounded unless somebody says otherwise.</summary>
        public int InflightQueueSize { get; set; } = int.MaxValue;
    }
}
