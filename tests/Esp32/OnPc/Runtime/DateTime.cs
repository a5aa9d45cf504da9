namespace System
{
    internal readonly struct DateTime
    {
        public DateTime(long ticks)
        {
            Ticks = ticks;
        }

        public static DateTime UnixEpoch
        {
            get { return new DateTime(DateTimeOffset.UnixEpoch.Ticks); }
        }

        public long Ticks { get; }
    }
}
