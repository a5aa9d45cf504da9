using EdgeNode.DeviceProfile;

namespace System.Device.I2c
{
    [FromPackage("nanoFramework.System.Device.I2c", "1.1.29")]
    public sealed class I2cConnectionSettings
    {
        public I2cConnectionSettings(int busId, int deviceAddress, I2cBusSpeed busSpeed) => throw null;
    }
}
