using EdgeNode.DeviceProfile;

namespace System.Threading
{
    [FromPackage("nanoFramework.CoreLibrary", "1.17.11")]
    public delegate void ThreadStart();
}
