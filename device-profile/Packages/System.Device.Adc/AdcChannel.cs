using EdgeNode.DeviceProfile;

namespace System.Device.Adc
{
    [FromPackage("nanoFramework.System.Device.Adc", "1.1.24")]
    public class AdcChannel : AdcChannelBase
    {
        internal AdcChannel() => throw null;

        public override int ReadValue() => throw null;
    }
}
