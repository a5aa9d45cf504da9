using EdgeNode.DeviceProfile;

namespace nanoFramework.Hardware.Esp32
{
    [FromPackage("nanoFramework.Hardware.Esp32", "1.6.42")]
    public class Configuration
    {
        public static void SetPinFunction(int pin, DeviceFunction value) => throw null;
    }
}
