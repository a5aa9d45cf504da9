using EdgeNode.Esp32OnPc;

namespace System
{
    /// <summary>On a box, lines for whoever holds the debug port.</summary>
    internal static class Console
    {
        public static void Write(string value)
        {
            Chip.Note("Console.Write", value);
        }

        public static void WriteLine()
        {
            Chip.Note("Console.WriteLine");
        }

        public static void WriteLine(string value)
        {
            Chip.Note("Console.WriteLine", value);
        }
    }
}
