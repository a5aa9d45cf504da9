using EdgeNode.Policies;
using EdgeNode.Simulator;

namespace EdgeNode.Tools.Tests;

/// <summary>Headers with more columns than anybody reads.</summary>
[TestClass]
public sealed class ManyColumnsTests
{
    private const int MostBytes = 20_000_000;

    /// <summary>What is tried and thrown away shows in the memory taken, which is the same on each machine.</summary>
    [TestMethod]
    [DataRow("column", 1000)]
    [DataRow("(open", 1000)]
    [DataRow("closed)", 1000)]
    [DataRow("a", 20_000)]
    [DataRow("", 65_000)]
    public void A_header_takes_memory_in_proportion_to_its_length(string name, int columns)
    {
        string names = string.Concat(Enumerable.Repeat("," + name, columns));
        string rows = "2026-06-01T12:00:00Z,1" + new string(',', columns) + "\n2026-06-01T12:15:00Z,2" + new string(',', columns) + "\n";
        TraceOptions options = new() { Map = Recording.Map("humidity=co2", "sensor=a, b, c") };
        string text = "time_utc,co2" + names + "\n" + rows;
        long before = GC.GetAllocatedBytesForCurrentThread();
        Trace trace = Recording.Read(text);
        Recording.Refused(text, options);
        Assert.IsLessThan(MostBytes, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.AreEqual(2, trace.Series[ChannelKind.Co2].Count);
    }

    [TestMethod]
    public void Ignored_columns_are_told_as_a_list_that_one_can_read()
    {
        string names = string.Concat(Enumerable.Range(1, 100).Select(number => $",x{number}"));
        Trace trace = Recording.Read($"time_utc,co2{names}\n2026-06-01T12:00:00Z,1{new string(',', 100)}\n2026-06-01T12:15:00Z,2{new string(',', 100)}\n");
        string note = trace.Notes.Single();
        Assert.StartsWith("ignored columns 'x1', 'x2'", note);
        Assert.EndsWith("'x30' and 70 more", note);
    }
}
