using EdgeNode.Esp32OnPc;

namespace nanoFramework.Runtime.Native
{
    internal static class SystemInfo
    {
        public static string TargetName
        {
            get { return Chip.Current.TargetName; }
        }
    }
}
