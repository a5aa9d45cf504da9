using EdgeNode.DeviceProfile;

namespace System.Net
{
    [FromPackage("nanoFramework.System.Net", "1.11.60")]
    public abstract class EndPoint
    {
    }
}
