using EdgeNode.DeviceProfile;

namespace System.Reflection
{
    [FromPackage("nanoFramework.CoreLibrary", "1.17.11")]
    public abstract class MemberInfo
    {
    }
}
