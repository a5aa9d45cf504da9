using EdgeNode.Esp32OnPc;

namespace System.Device.I2c
{
    internal sealed class I2cDevice
    {
        private readonly int _address;

        public I2cDevice(I2cConnectionSettings settings)
        {
            _address = settings.DeviceAddress;
            Chip.Current.Bus.Open(settings.BusId, settings.DeviceAddress);
        }

        public I2cTransferResult Read(SpanByte buffer)
        {
            byte[] array = buffer.Array;
            int start = buffer.Start;
            return new I2cTransferResult(Chip.Current.Bus.Read(_address, (i, value) => array[start + i] = value, buffer.Length));
        }

        public I2cTransferResult Write(SpanByte buffer)
        {
            return new I2cTransferResult(Chip.Current.Bus.Write(_address, buffer.ToArray()));
        }

        public I2cTransferResult WriteRead(SpanByte writeBuffer, SpanByte readBuffer)
        {
            I2cTransferResult written = Write(writeBuffer);
            return written.Status == I2cTransferStatus.FullTransfer ? Read(readBuffer) : written;
        }
    }
}
