using EdgeNode.Esp32OnPc;

namespace nanoFramework.Networking
{
    internal static class Sntp
    {
        public static void UpdateNow()
        {
            Chip.Current.AskTime();
        }
    }
}
