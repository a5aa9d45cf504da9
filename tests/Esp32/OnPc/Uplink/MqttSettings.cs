using EdgeNode.Esp32OnPc;

namespace nanoFramework.M2Mqtt
{
    internal sealed class MqttSettings
    {
        private int _inflightQueueSize = int.MaxValue;

        /// <summary>Unbounded unless somebody says otherwise.</summary>
        public int InflightQueueSize
        {
            get
            {
                return _inflightQueueSize;
            }

            set
            {
                Chip.Note("MqttSettings.set_InflightQueueSize", $"{value}");
                _inflightQueueSize = value;
            }
        }
    }
}
