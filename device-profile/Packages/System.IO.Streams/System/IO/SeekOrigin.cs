using EdgeNode.DeviceProfile;

namespace System.IO
{
    [FromPackage("nanoFramework.System.IO.Streams", "1.1.96")]
    public enum SeekOrigin
    {
        Begin = 0,
    }
}
