using EdgeNode.Esp32OnPc;

namespace System.Device.I2c
{
    internal sealed class I2cDevice : IDisposable
    {
        private readonly int _address;
        private bool _isDisposed;

        public I2cDevice(I2cConnectionSettings settings)
        {
            _address = settings.DeviceAddress;
            Chip.Note("I2cDevice..ctor", $"{settings.BusId} {settings.DeviceAddress}");
            Chip.Current.Bus.Open();
        }

        public void Dispose()
        {
            Chip.Note("I2cDevice.Dispose", $"{_address}");
            if (!_isDisposed)
            {
                _isDisposed = true;
                Chip.Current.Bus.Release();
            }
        }

        public I2cTransferResult Read(SpanByte buffer)
        {
            Chip.Note("I2cDevice.Read", $"{_address} {buffer.Length}");
            byte[] read = buffer.ToArray();
            I2cTransferStatus status = Chip.Current.Bus.Read(_address, read);
            buffer.Fill(read);
            return new I2cTransferResult(status);
        }

        public I2cTransferResult Write(SpanByte buffer)
        {
            byte[] written = buffer.ToArray();
            Chip.Note("I2cDevice.Write", $"{_address}", written);
            return new I2cTransferResult(Chip.Current.Bus.Write(_address, written));
        }

        public I2cTransferResult WriteRead(SpanByte writeBuffer, SpanByte readBuffer)
        {
            I2cTransferResult written = Write(writeBuffer);
            return written.Status == I2cTransferStatus.FullTransfer ? Read(readBuffer) : written;
        }
    }
}
