using EdgeNode.Contracts;

namespace EdgeNode.Esp32
{
    /// <summary>The UART of a sensor.</summary>
    public sealed class SensorUart : ISensorSerialPort
    {
        /// <summary>Speed of every part that speaks over one, in baud: SDS011 (datasheet V1.3, page 5).</summary>
        public const int Baud = 9600;

        /// <summary>Bytes that the driver keeps: a quarter of a second at this speed.</summary>
        public const int ReceiveBytes = 256;

        private readonly UartLine _line;

        /// <summary>Gives the UART its pins and opens it.</summary>
        /// <param name="name"><c>COM2</c> or <c>COM3</c>.</param>
        /// <param name="sendPin">GPIO number of TX.</param>
        /// <param name="receivePin">GPIO number of RX.</param>
        public SensorUart(string name, int sendPin, int receivePin)
        {
            _line = new UartLine(name, sendPin, receivePin, Baud, ReceiveBytes);
        }

        /// <inheritdoc/>
        public int Read(byte[] buffer, int count)
        {
            return _line.Read(buffer, count);
        }

        /// <inheritdoc/>
        public bool TryWrite(byte[] data, int count)
        {
            return _line.TryWrite(data, count);
        }
    }
}
