using EdgeNode.DeviceProfile;

namespace System.Device.I2c
{
    [FromPackage("nanoFramework.System.Device.I2c", "1.1.29")]
    public class I2cDevice : IDisposable
    {
        public I2cDevice(I2cConnectionSettings settings) => throw null;

        public void Dispose() => throw null;

        public I2cTransferResult Read(SpanByte buffer) => throw null;

        public I2cTransferResult Write(SpanByte buffer) => throw null;

        public I2cTransferResult WriteRead(SpanByte writeBuffer, SpanByte readBuffer) => throw null;
    }
}
