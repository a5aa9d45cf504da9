using EdgeNode.DeviceProfile;

namespace System
{
    [FromPackage("nanoFramework.CoreLibrary", "1.17.11")]
    public struct DateTime
    {
        public static readonly DateTime UnixEpoch;

        private readonly long _ticks;

        public DateTime(long ticks) => throw null;

        public long Ticks => throw null;
    }
}
