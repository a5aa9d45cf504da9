using EdgeNode.DeviceProfile;

namespace System
{
    [FromPackage("nanoFramework.CoreLibrary", "1.17.11")]
    public struct Int16
    {
        public const short MaxValue = 32767;

        public const short MinValue = -32768;
    }
}
