using EdgeNode.Contracts;

namespace EdgeNode.Esp32
{
    /// <summary>The UART on the service header.</summary>
    public sealed class ServiceUart : IServicePort
    {
        /// <summary>Speed in baud.</summary>
        public const int Baud = 115200;

        /// <summary>Bytes that the driver keeps. There is no flow control: what a program sends while a TLS handshake holds the runtime has to wait here.</summary>
        public const int ReceiveBytes = 2048;

        private readonly UartLine _line;

        /// <summary>Gives the UART its pins and opens it.</summary>
        /// <param name="name"><c>COM2</c> or <c>COM3</c>.</param>
        /// <param name="sendPin">GPIO number of TX.</param>
        /// <param name="receivePin">GPIO number of RX.</param>
        public ServiceUart(string name, int sendPin, int receivePin)
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
