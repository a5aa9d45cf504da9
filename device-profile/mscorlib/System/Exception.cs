using EdgeNode.DeviceProfile;

namespace System
{
    [FromPackage("nanoFramework.CoreLibrary", "1.17.11")]
    public class Exception
    {
        public Exception() => throw null;
    }
}
