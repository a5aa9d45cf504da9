using EdgeNode.Esp32OnPc;

namespace System.Diagnostics
{
    /// <summary>On a box, lines for whoever holds the debug port. Here they are written by a Release build too.</summary>
    internal static class Debug
    {
        public static void Assert(bool condition, string message = "", string detailedMessage = "")
        {
            if (!condition)
            {
                Chip.Note("Debug.Assert", $"{message} {detailedMessage}");
            }
        }

        public static void Write(string message)
        {
            Chip.Note("Debug.Write", message);
        }

        public static void WriteLine(string message = "")
        {
            Chip.Note("Debug.WriteLine", message);
        }
    }
}
