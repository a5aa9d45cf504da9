using EdgeNode.DeviceProfile;

namespace nanoFramework.Runtime.Native
{
    [FromPackage("nanoFramework.Runtime.Native", "1.7.11")]
    public static class GC
    {
        public static uint Run(bool compactHeap) => throw null;
    }
}
