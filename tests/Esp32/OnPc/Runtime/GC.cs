using EdgeNode.Esp32OnPc;

namespace nanoFramework.Runtime.Native
{
    internal static class GC
    {
        public const uint FreeBytes = 54321;

        public static uint Run(bool compactHeap)
        {
            Chip.Note("GC.Run", $"{compactHeap}");
            return FreeBytes;
        }
    }
}
