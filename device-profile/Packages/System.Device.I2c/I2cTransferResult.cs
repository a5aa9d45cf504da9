using EdgeNode.DeviceProfile;

namespace System.Device.I2c
{
    [FromPackage("nanoFramework.System.Device.I2c", "1.1.29")]
    public struct I2cTransferResult
    {
        private readonly uint _bytesTransferred;

        public I2cTransferStatus Status => throw null;
    }
}
