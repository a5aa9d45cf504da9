using EdgeNode.DeviceProfile;

namespace System
{
    [FromPackage("nanoFramework.CoreLibrary", "1.17.11")]
    public struct DateTime
    {
        public static readonly DateTime UnixEpoch;

        private readonly long _ticks;

        public DateTime(int year, int month, int day) => throw null;

        public static DateTime UtcNow => throw null;

        public long Ticks => throw null;
    }
}
