using EdgeNode.DeviceProfile;

namespace nanoFramework.Runtime.Native
{
    [FromPackage("nanoFramework.Runtime.Native", "1.7.11")]
    public static class SystemInfo
    {
        public static string TargetName => throw null;
    }
}
