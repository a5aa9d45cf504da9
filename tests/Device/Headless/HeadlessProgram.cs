using System;

// Not for a box: the nanoCLR of a PC has a console, from which a test reads.
#pragma warning disable EDGE001

namespace EdgeNode.Headless
{
    /// <summary>Prints the week's summaries, one a line, on the nanoCLR of a PC.</summary>
    public static class HeadlessProgram
    {
        /// <summary>Runs to the end of the week.</summary>
        public static void Main()
        {
            HeadlessWeek week = new HeadlessWeek();
            for (int i = 0; i < HeadlessWeek.SummaryCount; i++)
            {
                Console.WriteLine(Text(week.Next()));
            }
        }

        private static string Text(byte[] ascii)
        {
            char[] text = new char[ascii.Length];
            for (int i = 0; i < ascii.Length; i++)
            {
                text[i] = (char)ascii[i];
            }

            return new string(text);
        }
    }
}
