using EdgeNode.DeviceProfile;

namespace System.Device.I2c
{
    [FromPackage("nanoFramework.System.Device.I2c", "1.1.29")]
    public enum I2cBusSpeed
    {
        StandardMode = 0,
    }
}
