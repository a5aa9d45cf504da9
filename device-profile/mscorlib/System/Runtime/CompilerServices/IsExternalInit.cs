using EdgeNode.DeviceProfile;

namespace System.Runtime.CompilerServices
{
    [FromPackage("nanoFramework.CoreLibrary", "1.17.11")]
    public static class IsExternalInit
    {
    }
}
