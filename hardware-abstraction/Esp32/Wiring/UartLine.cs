using System;
using System.IO.Ports;
using nanoFramework.Hardware.Esp32;

namespace EdgeNode.Esp32
{
    /// <summary>A UART with 8 data bits, no parity and one stop bit, whatever is at its other end.</summary>
    /// <remarks>COM1 is the runtime's own and cannot be opened. Bytes that nobody reads are lost when the driver's buffer is full.</remarks>
    internal sealed class UartLine
    {
        private const int WriteTimeoutMs = 1000;

        private readonly SerialPort _port;

        /// <summary>Gives a UART its pins and opens it.</summary>
        /// <param name="name"><c>COM2</c> or <c>COM3</c>.</param>
        /// <param name="sendPin">GPIO number of TX.</param>
        /// <param name="receivePin">GPIO number of RX.</param>
        /// <param name="baud">Speed in baud.</param>
        /// <param name="receiveBytes">What the driver keeps of bytes that have arrived, until they are read.</param>
        public UartLine(string name, int sendPin, int receivePin, int baud, int receiveBytes)
        {
            bool isSecond = name == "COM2";
            Configuration.SetPinFunction(sendPin, isSecond ? DeviceFunction.COM2_TX : DeviceFunction.COM3_TX);
            Configuration.SetPinFunction(receivePin, isSecond ? DeviceFunction.COM2_RX : DeviceFunction.COM3_RX);
            _port = new SerialPort(name, baud, Parity.None, 8, StopBits.One);
            _port.ReadBufferSize = receiveBytes;
            _port.WriteTimeout = WriteTimeoutMs;
            _port.Open();
        }

        /// <summary>Moves up to <paramref name="count"/> bytes that have arrived into the start of <paramref name="buffer"/>. Does not wait.</summary>
        /// <returns>How many bytes were moved; 0 when none has arrived or the driver fails.</returns>
        public int Read(byte[] buffer, int count)
        {
            try
            {
                int arrived = _port.BytesToRead;
                int wanted = arrived < count ? arrived : count;
                return wanted > 0 ? _port.Read(buffer, 0, wanted) : 0;
            }
            catch (Exception)
            {
                return 0;
            }
        }

        /// <summary>Sends the first <paramref name="count"/> bytes of <paramref name="data"/>.</summary>
        /// <returns>False when the driver fails.</returns>
        public bool TryWrite(byte[] data, int count)
        {
            try
            {
                _port.Write(data, 0, count);
                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }
    }
}
