using EdgeNode.DeviceProfile;

namespace System
{
    [FromPackage("nanoFramework.CoreLibrary", "1.17.11")]
    public abstract class Delegate
    {
    }
}
