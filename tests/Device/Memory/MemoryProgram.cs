using System;
using GC = nanoFramework.Runtime.Native.GC;

// Not for a box: the nanoCLR of a PC has a console, from which a test reads.
#pragma warning disable EDGE001

namespace EdgeNode.Memory
{
    /// <summary>Prints what a node of six channels holds of the managed heap after a day, by the runtime's own count of free bytes.</summary>
    public static class MemoryProgram
    {
        private const int ProbeLength = 1000;

        /// <summary>Runs to the end of the day.</summary>
        public static void Main()
        {
            DayOfNode day = new DayOfNode();
            if (!day.TryRun())
            {
                Console.WriteLine("refused: " + day.Refusal);
                return;
            }

            // What becomes free with the node was held by it alone; its store, link and clock are still held by the day.
            uint withNode = GC.Run(false);
            day.Forget();
            uint withoutNode = GC.Run(false);
            Console.WriteLine("node " + (withoutNode - withNode).ToString() + " B, " + day.Summaries.ToString() + " summaries");

            object[] probe = new object[ProbeLength];
            uint withProbe = GC.Run(false);
            Console.WriteLine("block " + ((withoutNode - withProbe) / (uint)probe.Length).ToString() + " B");
        }
    }
}
