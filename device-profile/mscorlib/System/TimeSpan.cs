using EdgeNode.DeviceProfile;

namespace System
{
    [FromPackage("nanoFramework.CoreLibrary", "1.17.11")]
    public struct TimeSpan
    {
        public const long TicksPerMillisecond = 10000;

        private readonly long _ticks;
    }
}
