using EdgeNode.DeviceProfile;

namespace nanoFramework.Networking
{
    [FromPackage("nanoFramework.Networking.Sntp", "1.6.42")]
    public class Sntp
    {
        public static void Stop() => throw null;
    }
}
