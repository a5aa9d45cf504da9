using EdgeNode.DeviceProfile;

namespace System.IO.Ports
{
    [FromPackage("nanoFramework.System.IO.Ports", "1.1.139")]
    public sealed class SerialPort
    {
        public SerialPort(
            string portName,
            int baudRate = 9600,
            Parity parity = Parity.None,
            int dataBits = 8,
            StopBits stopBits = StopBits.One) => throw null;

        public int BytesToRead => throw null;

        public int ReadBufferSize { set => throw null; }

        public int WriteTimeout { set => throw null; }

        public void Open() => throw null;

        public int Read(byte[] buffer, int offset, int count) => throw null;

        public void Write(byte[] buffer, int offset, int count) => throw null;
    }
}
