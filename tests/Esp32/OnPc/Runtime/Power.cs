using EdgeNode.Esp32OnPc;

namespace nanoFramework.Runtime.Native
{
    internal static class Power
    {
        public static void RebootDevice()
        {
            Chip.Note("Power.RebootDevice");
            Chip.Current.Restart();
        }
    }
}
