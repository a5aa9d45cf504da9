using System.Text;
using System.Text.Json;
using EdgeNode.Headless;
using EdgeNode.Summaries;

namespace EdgeNode.Architecture.Tests;

/// <summary>The headless week on the PC, and on the real runtime where the environment names one.</summary>
[TestClass]
public class HeadlessTests
{
    [TestMethod]
    public void The_week_is_672_chained_summaries_of_one_length()
    {
        string[] summaries = OnPc();

        SummaryChain chain = new();
        string previous = SummaryChain.None;
        for (int i = 0; i < summaries.Length; i++)
        {
            Assert.AreEqual(SummaryText.Length, summaries[i].Length);
            using JsonDocument parsed = JsonDocument.Parse(summaries[i]);
            Assert.AreEqual(i, parsed.RootElement.GetProperty("seq").GetInt32());
            Assert.AreEqual(previous, parsed.RootElement.GetProperty("prev").GetString());
            Assert.IsTrue(chain.TryLink(Encoding.ASCII.GetBytes(summaries[i]), 0, SummaryText.Length, out previous));
        }

        Assert.HasCount(672, summaries);
    }

    [TestMethod]
    public void The_week_shows_every_channel_in_several_buckets()
    {
        // Otherwise equal bytes on two runtimes would say little.
        Dictionary<string, HashSet<int>> buckets = [];
        foreach (string summary in OnPc())
        {
            using JsonDocument parsed = JsonDocument.Parse(summary);
            foreach (JsonProperty channel in parsed.RootElement.GetProperty("ch").EnumerateObject())
            {
                Assert.AreEqual(JsonValueKind.Number, channel.Value.ValueKind, summary);
                buckets.TryAdd(channel.Name, []);
                buckets[channel.Name].Add(channel.Value.GetInt32());
            }
        }

        Assert.HasCount(6, buckets);
        Assert.IsGreaterThan(3, buckets["footfall"].Count);
        Assert.IsGreaterThan(1, buckets["sound"].Count);
    }

    [TestMethod]
    public void The_real_runtime_writes_the_same_bytes_as_the_PC()
    {
        if (!RealRuntime.TryFind(out RealRuntime? runtime, out string missing))
        {
            Console.WriteLine($"skipped: the headless week on the nanoCLR ({missing})");
            return;
        }

        string folder = Directory.CreateTempSubdirectory("edgenode-headless-").FullName;
        try
        {
            DeviceProgram program = DeviceProgram.Headless;
            string pe = runtime!.Build("EdgeNode.Headless", isProgram: true, isOptimized: true, program.SourcePaths(), program.Libraries, folder);
            string[] onDevice = [.. runtime.Execute(program.Libraries, pe).Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.StartsWith("{\"v\":1,", StringComparison.Ordinal))];
            CollectionAssert.AreEqual(OnPc(), onDevice);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string[] OnPc()
    {
        HeadlessWeek week = new();
        string[] summaries = new string[HeadlessWeek.SummaryCount];
        for (int i = 0; i < summaries.Length; i++)
        {
            summaries[i] = Encoding.ASCII.GetString(week.Next());
        }

        return summaries;
    }
}
