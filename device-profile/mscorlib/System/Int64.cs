using EdgeNode.DeviceProfile;

namespace System
{
    [FromPackage("nanoFramework.CoreLibrary", "1.17.11")]
    public struct Int64
    {
        public const long MaxValue = 9223372036854775807;

        public const long MinValue = -9223372036854775808;
    }
}
