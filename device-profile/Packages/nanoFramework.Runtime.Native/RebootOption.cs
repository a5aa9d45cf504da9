using EdgeNode.DeviceProfile;

namespace nanoFramework.Runtime.Native
{
    [FromPackage("nanoFramework.Runtime.Native", "1.7.11")]
    public enum RebootOption
    {
        NormalReboot = 0,
    }
}
