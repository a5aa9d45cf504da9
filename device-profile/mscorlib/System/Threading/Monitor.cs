using EdgeNode.DeviceProfile;

namespace System.Threading
{
    [FromPackage("nanoFramework.CoreLibrary", "1.17.11")]
    public static class Monitor
    {
        public static void Enter(object obj) => throw null;

        public static void Exit(object obj) => throw null;
    }
}
