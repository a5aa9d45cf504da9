using EdgeNode.DeviceProfile;

namespace System.Device.Adc
{
    [FromPackage("nanoFramework.System.Device.Adc", "1.1.24")]
    public class AdcController : AdcControllerBase
    {
        public override AdcChannel OpenChannel(int channelNumber) => throw null;
    }
}
