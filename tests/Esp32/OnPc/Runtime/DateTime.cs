using EdgeNode.Esp32OnPc;

namespace System
{
    internal readonly struct DateTime
    {
        public DateTime(int year, int month, int day)
            : this(new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero).Ticks)
        {
        }

        private DateTime(long ticks)
        {
            Ticks = ticks;
        }

        public static DateTime UtcNow
        {
            get { return new DateTime(Chip.Current.WallTicks); }
        }

        public static DateTime UnixEpoch
        {
            get { return new DateTime(1970, 1, 1); }
        }

        public long Ticks { get; }
    }
}
