using EdgeNode.DeviceProfile;

namespace System.IO
{
    [FromPackage("nanoFramework.System.IO.FileSystem", "1.1.93")]
    [Flags]
    public enum FileAccess
    {
        Read = 1,
        Write = 2,
    }
}
