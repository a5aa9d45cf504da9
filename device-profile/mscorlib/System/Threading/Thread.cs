using EdgeNode.DeviceProfile;

namespace System.Threading
{
    [FromPackage("nanoFramework.CoreLibrary", "1.17.11")]
    public sealed class Thread
    {
        public Thread(ThreadStart start) => throw null;

        public void Start() => throw null;

        public static void Sleep(int millisecondsTimeout) => throw null;
    }
}
