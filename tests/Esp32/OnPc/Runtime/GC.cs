namespace nanoFramework.Runtime.Native
{
    internal static class GC
    {
        public const uint FreeBytes = 54321;

        public static uint Run(bool compactHeap)
        {
            return FreeBytes;
        }
    }
}
