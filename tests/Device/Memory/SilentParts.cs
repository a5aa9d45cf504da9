using EdgeNode.Contracts;

namespace EdgeNode.Memory
{
    /// <summary>A bus and a serial port at whose other end nothing answers: their sensors hold what they hold, and read nothing.</summary>
    internal sealed class SilentParts : II2cBus, ISensorSerialPort
    {
        public int Read(byte[] buffer, int count)
        {
            return 0;
        }

        public bool TryWrite(byte[] data, int count)
        {
            return true;
        }

        public bool TryWrite(int address, byte[] data, int count)
        {
            return false;
        }

        public bool TryRead(int address, byte[] buffer, int count)
        {
            return false;
        }

        public bool TryWriteRead(int address, byte[] data, int dataCount, byte[] buffer, int bufferCount)
        {
            return false;
        }
    }
}
