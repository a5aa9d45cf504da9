using EdgeNode.DeviceProfile;
using nanoFramework.Runtime.Events;

namespace System.Device.Gpio
{
    [FromPackage("nanoFramework.System.Device.Gpio", "1.1.62")]
    public class PinValueChangedEventArgs : BaseEvent
    {
        internal PinValueChangedEventArgs() => throw null;

        public PinEventTypes ChangeType => throw null;
    }
}
