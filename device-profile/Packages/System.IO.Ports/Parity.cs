using EdgeNode.DeviceProfile;

namespace System.IO.Ports
{
    [FromPackage("nanoFramework.System.IO.Ports", "1.1.139")]
    public enum Parity
    {
        None = 0,
    }
}
