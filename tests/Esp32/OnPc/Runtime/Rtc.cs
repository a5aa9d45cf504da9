using System;
using EdgeNode.Esp32OnPc;

namespace nanoFramework.Runtime.Native
{
    internal static class Rtc
    {
        public static bool SetSystemTime(DateTime time)
        {
            Chip.Note("Rtc.SetSystemTime", $"{time.Ticks}");
            Chip.Current.WallTicks = time.Ticks;
            return true;
        }
    }
}
