using EdgeNode.DeviceProfile;

namespace nanoFramework.Runtime.Events
{
    [FromPackage("nanoFramework.Runtime.Events", "1.11.37")]
    public class BaseEvent
    {
    }
}
