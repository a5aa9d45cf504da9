using EdgeNode.Esp32OnPc;

namespace nanoFramework.Networking
{
    internal static class Sntp
    {
        public static void Stop()
        {
            Chip.Note("Sntp.Stop");
            Chip.Current.Sntp.Stop();
        }

        public static void UpdateNow()
        {
            Chip.Note("Sntp.UpdateNow");
            Chip.Current.Sntp.Stop();
            Chip.Current.Sntp.Start();
        }
    }
}
