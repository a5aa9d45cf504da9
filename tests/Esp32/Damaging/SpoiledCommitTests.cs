namespace EdgeNode.Esp32.Tests;

/// <summary>Files that no driver opens any more, a flash without room, and a driver that fails, at each point of an outbox's life.</summary>
[TestClass]
public class SpoiledCommitTests
{
    // More than a lap of the ring.
    private const int LapSlots = (OutboxLife.Segments * OutboxLife.SegmentRecords) + 8;

    // A place of the ring that cannot be written is passed over, at the price of the window that met it, once a lap.
    private const int GreatestForfeits = 2;

    [TestMethod]
    public void A_file_that_stays_unreadable_keeps_no_box_from_starting_and_gives_no_number_twice()
    {
        int cases = 0;
        foreach ((string name, OutboxLife life) in OutboxStates.All())
        {
            foreach (string path in life.Flash.Files.Keys)
            {
                string what = $"{name}: {path}";
                OutboxLife box = life.Copy();
                box.Hold(path);
                if (!box.TryBoot())
                {
                    Assert.IsTrue(box.TryBoot(isFinal: true), what);
                }

                int before = box.Committed.Count;
                box.GoOn(LapSlots);
                Assert.IsGreaterThanOrEqualTo(before + LapSlots + 1 - GreatestForfeits, box.Committed.Count, what);
                box.Broker.AssertVerifies(OutboxLife.Policy);
                cases++;
            }
        }

        Console.WriteLine($"figure: {cases} files held for good");
    }

    [TestMethod]
    public void A_flash_without_room_loses_nothing_that_was_committed()
    {
        foreach ((string name, OutboxLife life) in OutboxStates.All())
        {
            OutboxLife whole = life.Copy();
            Assert.IsTrue(whole.TryBoot());
            int dropped = whole.GoOn();
            for (int slots = 0; slots < OutboxLife.SegmentRecords + 2; slots++)
            {
                OutboxLife box = life.Copy();
                Assert.IsTrue(box.TryBoot());
                box.RunSlots(slots);
                box.Flash.IsFull = true;
                box.RunSlots(3);
                Assert.IsTrue(box.TryBoot(), name);
                box.RunSlots(3);
                box.Flash.IsFull = false;
                Assert.AreEqual(dropped, box.GoOn(), $"{name}, full after {slots} slots");
            }
        }
    }

    [TestMethod]
    public void A_driver_that_fails_once_at_any_step_loses_nothing_that_was_committed_and_breaks_no_chain()
    {
        int cases = 0;
        foreach ((string name, OutboxLife life) in OutboxStates.All().Where(state => state.Name is "empty" or "marks that failed" or "a backlog of several segments"))
        {
            OutboxLife whole = life.Copy();
            Assert.IsTrue(whole.TryBoot());
            int steps = whole.Flash.Steps;
            whole.RunSlots(OutboxLife.SegmentRecords + 2);
            steps = whole.Flash.Steps - steps;
            for (int step = 0; step < steps; step++, cases++)
            {
                OutboxLife box = life.Copy();
                Assert.IsTrue(box.TryBoot());
                box.Flash.FailAt(step);
                box.RunSlots(OutboxLife.SegmentRecords + 2);
                box.Flash.FailNoMore();
                Assert.AreEqual(0, box.GoOn(), $"{name}, failure at step {step}");
            }
        }

        Console.WriteLine($"figure: {cases} failures of the driver");
    }
}
