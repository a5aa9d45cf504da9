using EdgeNode.Contracts;
using EdgeNode.Esp32OnPc;

namespace System.IO.Ports
{
    /// <summary>nanoFramework.System.IO.Ports: COM1 is the runtime's own and cannot be opened; a write that the driver cannot take throws.</summary>
    internal sealed class SerialPort
    {
        private readonly string _name;
        private readonly Uart _uart = new Uart();

        public SerialPort(string portName, int baudRate, Parity parity, int dataBits, StopBits stopBits)
        {
            _name = portName;
            _uart.Baud = baudRate;
            Chip.Note($"SerialPort..ctor {portName}", $"{baudRate} {parity} {dataBits} {stopBits}");
        }

        public int ReadBufferSize
        {
            set
            {
                Chip.Note($"SerialPort.set_ReadBufferSize {_name}", $"{value}");
                _uart.Capacity = value;
            }
        }

        public int WriteTimeout
        {
            set { Chip.Note($"SerialPort.set_WriteTimeout {_name}", $"{value}"); }
        }

        public int BytesToRead
        {
            get
            {
                ThrowWhenBroken();
                return _uart.Arrived();
            }
        }

        public void Open()
        {
            Chip.Note($"SerialPort.Open {_name}");
            if (_name == "COM1")
            {
                throw new InvalidOperationException();
            }

            _uart.Part = Chip.Current.SerialParts.TryGetValue(_name, out ISensorSerialPort part) ? part : null;
            Chip.Current.Uarts.Add(_name, _uart);
        }

        public int Read(byte[] buffer, int offset, int count)
        {
            ThrowWhenBroken();
            for (int i = 0; i < count; i++)
            {
                buffer[offset + i] = _uart.ToBox.Dequeue();
            }

            return count;
        }

        public void Write(byte[] buffer, int offset, int count)
        {
            byte[] written = buffer.AsSpan(offset, count).ToArray();
            Chip.Note($"SerialPort.Write {_name}", "", written);
            ThrowWhenBroken();
            _uart.Take(written);
        }

        private void ThrowWhenBroken()
        {
            if (_uart.IsBroken)
            {
                throw new IOException("the driver failed");
            }
        }
    }
}
