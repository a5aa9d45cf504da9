using System.Globalization;
using System.Text.RegularExpressions;

namespace EdgeNode.Architecture.Tests;

/// <summary>What a node holds of the managed heap, by the count of the real runtime, where the environment names one.</summary>
[TestClass]
public partial class MemoryTests
{
    private const int HeapBudgetBytes = 32 * 1024;
    private const int SummariesADay = 96;

    [TestMethod]
    public void A_node_with_six_channels_holds_at_most_32_KB_of_the_real_heap()
    {
        if (!RealRuntime.TryFind(out RealRuntime? runtime, out string missing))
        {
            Console.WriteLine($"skipped: a node's heap on the nanoCLR ({missing})");
            return;
        }

        string folder = Directory.CreateTempSubdirectory("edgenode-memory-").FullName;
        try
        {
            DeviceProgram program = DeviceProgram.Memory;
            string pe = runtime!.Build("EdgeNode.Memory", isProgram: true, isOptimized: true, program.SourcePaths(), program.Libraries, folder);
            string output = runtime.Execute(program.Libraries, pe);
            Match held = Held().Match(output);
            Match block = Block().Match(output);
            Assert.IsTrue(held.Success && block.Success, output);

            // A node that did nothing would hold little.
            Assert.IsGreaterThanOrEqualTo(SummariesADay, Number(held.Groups["summaries"]));
            Console.WriteLine($"heap on the real runtime: {held.Groups["bytes"]} B, in blocks of {block.Groups["bytes"]} B (an ESP32 has blocks of 12 B)");
            Assert.IsInRange(HeapBudgetBytes / 8, HeapBudgetBytes, Number(held.Groups["bytes"]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Number(Group digits)
    {
        return int.Parse(digits.Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^node (?<bytes>\d+) B, (?<summaries>\d+) summaries", RegexOptions.Multiline)]
    private static partial Regex Held();

    [GeneratedRegex(@"^block (?<bytes>\d+) B", RegexOptions.Multiline)]
    private static partial Regex Block();
}
