using EdgeNode.Esp32OnPc;

namespace nanoFramework.Networking
{
    internal static class Sntp
    {
        public static void UpdateNow()
        {
            Chip.Note("Sntp.UpdateNow");
            Chip.Current.AskTime();
        }
    }
}
