using EdgeNode.DeviceProfile;

namespace nanoFramework.Runtime.Native
{
    [FromPackage("nanoFramework.Runtime.Native", "1.7.11")]
    public class Power
    {
        public static void RebootDevice(RebootOption rebootOption = RebootOption.NormalReboot) => throw null;
    }
}
