using EdgeNode.Composition;

namespace EdgeNode.Simulation.Tests;

[TestClass]
public sealed class NodeAllocationTests
{
    private const long SlotMs = 900_000;
    private const int GreatestBytesPerSlotEnd = 4096;

    // The virtual store makes a new array of a whole segment for each append; flash does not.
    private const int StoreCopyBytes = 12 * 319;

    [TestMethod]
    public void A_step_with_nothing_due_allocates_nothing()
    {
        BenchBox box = BenchBox.Boot();
        box.RunTo((3 * SlotMs) + (SlotMs / 2));
        Assert.AreEqual(3, box.Node.SlotsReleased);
        box.Node.Step();

        // Time stands still: whatever was due has been done.
        long allocated = AllocatedBy(() => StepOften(box.Node));

        Assert.AreEqual(0, allocated);
    }

    [TestMethod]
    public void Rises_and_the_steps_of_sampling_sound_allocate_nothing()
    {
        BenchBox box = BenchBox.Boot();
        box.RunTo((3 * SlotMs) + (SlotMs / 2));
        SampleSound(box, 5);

        // The other parts sleep meanwhile; their virtual halves allocate.
        long allocated = AllocatedBy(() => SampleSound(box, 15));

        Assert.AreEqual(0, allocated);
    }

    [TestMethod]
    public void A_slots_end_allocates_little()
    {
        BenchBox box = BenchBox.Boot();
        box.RunTo(4 * SlotMs);
        Assert.AreEqual(3, box.Node.SlotsReleased);

        long allocated = AllocatedBy(() => box.Node.Step());

        Assert.AreEqual(4, box.Node.SlotsReleased);
        Console.WriteLine($"a slot's end, the store's copy included: {allocated} bytes");
        Assert.IsLessThan(GreatestBytesPerSlotEnd + StoreCopyBytes, allocated);
    }

    [TestMethod]
    public void The_version_that_firmware_tells_is_the_builds()
    {
        Version build = typeof(Node).Assembly.GetName().Version!;

        Assert.AreEqual(FirmwareVersion.Text, build.ToString(3));
    }

    private static void StepOften(Node node)
    {
        for (int i = 0; i < 1000; i++)
        {
            node.Step();
        }
    }

    private static void SampleSound(BenchBox box, int seconds)
    {
        for (int i = 0; i < seconds; i++)
        {
            box.Node.Step();
            box.Pin.Rise();
            box.Clock.AdvanceTo(box.Clock.UptimeMs + 1000);
        }
    }

    private static long AllocatedBy(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
