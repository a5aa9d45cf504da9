using EdgeNode.Esp32OnPc;

namespace nanoFramework.Hardware.Esp32
{
    /// <summary>nanoFramework.Hardware.Esp32: which function a pin has. Nothing here depends on it.</summary>
    internal static class Configuration
    {
        public static void SetPinFunction(int pin, DeviceFunction value)
        {
            Chip.Note("Configuration.SetPinFunction", $"{pin} {value}");
        }
    }
}
