using EdgeNode.DeviceProfile;

namespace System.Device.Adc
{
    [FromPackage("nanoFramework.System.Device.Adc", "1.1.24")]
    public abstract class AdcControllerBase
    {
        public abstract AdcChannel OpenChannel(int channelNumber);
    }
}
