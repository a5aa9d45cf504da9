using System.Text;
using System.Text.Json;

namespace EdgeNode.Simulation.Tests;

/// <summary>What the whole firmware takes from a heap of tens of kilobytes, on the thread that steps it.</summary>
[TestClass]
public class NodeAllocationTests
{
    private const int SlotsADay = 96;
    private const int LessThanBytes = 4096;

    [TestMethod]
    public void Closing_a_slot_of_six_channels_allocates_less_than_4_KB_its_commit_included()
    {
        NodeBench bench = new(new PreallocatedStore());
        long greatest = 0;

        // A day and one more, so that a UTC day ends among them and health is written.
        for (int slot = 0; slot <= SlotsADay; slot++)
        {
            bench.RunToSlotEnd();
            long before = GC.GetAllocatedBytesForCurrentThread();
            bench.Step();
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.AreEqual(slot + 1, bench.Node.SlotsReleased);
            greatest = Math.Max(greatest, allocated);
        }

        Console.WriteLine($"step that closes a slot: at most {greatest} B, in the PC's sizes");
        Assert.IsLessThan(LessThanBytes, greatest);
        AssertAllChannelsHaveValues(bench);
    }

    [TestMethod]
    public void A_step_when_nothing_is_due_allocates_nothing()
    {
        const long HourMs = 3_600_000;
        const long EveryMs = 250;
        NodeBench bench = new(new PreallocatedStore());

        // Once everything has run, so that what the PC's runtime makes for the first call of a method is not counted.
        bench.RunTo(HourMs);
        long allocated = 0;
        for (long at = HourMs; at < 2 * HourMs; at += EveryMs)
        {
            bench.RunTo(at);
            bench.Step();
            long before = GC.GetAllocatedBytesForCurrentThread();
            bench.Step();
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.AreEqual(0, allocated);
    }

    // The window of a silent sensor would be a shorter way.
    private static void AssertAllChannelsHaveValues(NodeBench bench)
    {
        string summary = Encoding.ASCII.GetString(bench.Link.Messages.Last(message => message.Topic.EndsWith("/summary", StringComparison.Ordinal)).Payload);
        using JsonDocument parsed = JsonDocument.Parse(summary);
        JsonElement[] values = [.. parsed.RootElement.GetProperty("ch").EnumerateObject().Select(channel => channel.Value)];
        Assert.HasCount(6, values);
        Assert.IsTrue(Array.TrueForAll(values, value => value.ValueKind == JsonValueKind.Number), summary);
    }
}
