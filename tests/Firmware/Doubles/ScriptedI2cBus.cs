using EdgeNode.Contracts;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>A bus on which no part acknowledges, and which notes who was asked.</summary>
    public sealed class ScriptedI2cBus : II2cBus
    {
        /// <summary>Calls so far.</summary>
        public int Calls { get; private set; }

        /// <summary>Address of the last call.</summary>
        public int LastAddress { get; private set; }

        public bool TryWrite(int address, byte[] data, int count)
        {
            return Note(address);
        }

        public bool TryRead(int address, byte[] buffer, int count)
        {
            return Note(address);
        }

        public bool TryWriteRead(int address, byte[] data, int dataCount, byte[] buffer, int bufferCount)
        {
            return Note(address);
        }

        private bool Note(int address)
        {
            Calls++;
            LastAddress = address;
            return false;
        }
    }
}
