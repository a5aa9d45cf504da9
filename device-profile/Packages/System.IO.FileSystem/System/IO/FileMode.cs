using EdgeNode.DeviceProfile;

namespace System.IO
{
    [FromPackage("nanoFramework.System.IO.FileSystem", "1.1.93")]
    public enum FileMode
    {
        Create = 2,
        Open = 3,
        Append = 6,
    }
}
