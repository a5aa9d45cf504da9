using System;
using EdgeNode.DeviceProfile;

namespace nanoFramework.Runtime.Native
{
    [FromPackage("nanoFramework.Runtime.Native", "1.7.11")]
    public static class Rtc
    {
        public static bool SetSystemTime(DateTime time) => throw null;
    }
}
