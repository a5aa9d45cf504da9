using EdgeNode.Contracts;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>A service port that knows when the box has looked at it and has sent, by the clock of the rig that it belongs to.</summary>
    internal sealed class WatchedServicePort : IServicePort
    {
        private readonly ScriptedServicePort _port = new ScriptedServicePort();
        private readonly BoxRig _rig;

        public WatchedServicePort(BoxRig rig)
        {
            _rig = rig;
        }

        /// <summary>Whether the driver refuses to send.</summary>
        public bool IsStuck
        {
            get { return _port.IsStuck; }
            set { _port.IsStuck = value; }
        }

        /// <summary>Distance in ms of which each moment has to be a multiple.</summary>
        public int GridMs { get; set; } = 1;

        /// <summary>Uses of the port at another moment.</summary>
        public int UsesBesideGrid { get; private set; }

        /// <summary>Uses of the port.</summary>
        public int Uses { get; private set; }

        /// <summary>Uptime in ms of the last use.</summary>
        public long LastUseMs { get; private set; }

        public void Arrive(string text)
        {
            _port.Arrive(text);
        }

        public string TakeSent()
        {
            return _port.TakeSent();
        }

        /// <inheritdoc/>
        public int Read(byte[] buffer, int count)
        {
            Note();
            return _port.Read(buffer, count);
        }

        /// <inheritdoc/>
        public bool TryWrite(byte[] data, int count)
        {
            Note();
            return _port.TryWrite(data, count);
        }

        private void Note()
        {
            Uses++;
            LastUseMs = _rig.Clock.UptimeMs;
            UsesBesideGrid += LastUseMs % GridMs == 0 ? 0 : 1;
        }
    }
}
