using EdgeNode.Esp32OnPc;

namespace System
{
    internal static class Environment
    {
        public static long TickCount64
        {
            get { return Chip.Current.TickCountMs; }
        }
    }
}
