using EdgeNode.DeviceProfile;

namespace System
{
    [FromPackage("nanoFramework.Runtime.Native", "1.7.11")]
    public static class Environment
    {
        public static long TickCount64 => throw null;
    }
}
