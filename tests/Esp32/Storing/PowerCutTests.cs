using EdgeNode.Esp32OnPc;

namespace EdgeNode.Esp32.Tests;

/// <summary>The store of the device over a flash that can be cut at any byte of any write.</summary>
[TestClass]
public class PowerCutTests
{
    // Guards against an enumeration of nothing.
    private const int FewestStates = 50;
    private const int FewestFailures = 4000;

    [TestMethod]
    public void A_cut_at_any_step_leaves_the_old_or_the_new_content()
    {
        Cut(FlashKind.KeepsAtClose, StoreChange.All, 3);
    }

    [TestMethod]
    public void Replace_and_delete_hold_even_where_each_byte_is_kept_as_it_is_written()
    {
        Cut(FlashKind.KeepsEachByte, [.. StoreChange.All.Where(change => !change.IsAppend)], 2);
    }

    [TestMethod]
    public void A_driver_that_fails_once_leaves_the_new_content_where_true_was_said_and_the_old_or_the_new_where_false_was()
    {
        int failures = 0;
        foreach (Flash state in FlashStates.Reachable(FlashKind.KeepsAtClose, StoreChange.All, 2))
        {
            byte[]? old = StoreReading.AfterPowerOn(state, FlashStates.Entry);
            foreach (StoreChange change in StoreChange.All)
            {
                int steps = FlashStates.StepsOf(state, change);
                for (int step = 0; step < steps; step++)
                {
                    failures += FailAt(state, old, change, step) ? 1 : 0;
                }
            }
        }

        Console.WriteLine($"failures of the driver: {failures}");
        Assert.IsGreaterThan(FewestFailures, failures);
    }

    [TestMethod]
    public void The_entry_of_another_name_is_not_touched()
    {
        byte[] other = [61, 62];
        Flash state = new(FlashKind.KeepsEachByte);
        Chip.PowerOn(state);
        new FileStore().TryReplace("other", other, other.Length);
        foreach (StoreChange change in StoreChange.All)
        {
            int steps = FlashStates.StepsOf(state, change);
            for (int step = 0; step <= steps; step++)
            {
                Flash flash = state.AfterPowerOn();
                Chip.PowerOn(flash);
                flash.CutAt(step);
                change.Make(new FileStore(), FlashStates.Entry);
                CollectionAssert.AreEqual(other, StoreReading.AfterPowerOn(flash, "other"));
            }
        }
    }

    private static void Cut(FlashKind kind, StoreChange[] changes, int rounds)
    {
        List<Flash> states = FlashStates.Reachable(kind, changes, rounds);
        Assert.IsGreaterThan(FewestStates, states.Count);
        int cuts = 0;
        foreach (Flash state in states)
        {
            byte[]? old = StoreReading.AfterPowerOn(state, FlashStates.Entry);
            foreach (StoreChange change in changes)
            {
                int steps = FlashStates.StepsOf(state, change);
                byte[]? wanted = change.After(old);
                for (int step = 0; step <= steps; step++, cuts++)
                {
                    Flash flash = state.AfterPowerOn();
                    Chip.PowerOn(flash);
                    flash.CutAt(step);
                    bool isDone = change.Make(new FileStore(), FlashStates.Entry) && !flash.IsOff;
                    byte[]? found = StoreReading.AfterPowerOn(flash, FlashStates.Entry);
                    bool isNew = StoreReading.AreSame(found, wanted);
                    Assert.IsTrue(
                        isNew || (!isDone && StoreReading.AreSame(found, old)),
                        $"{change.Name}, cut at step {step} of {steps}, said {isDone}: {StoreReading.Text(old)} became {StoreReading.Text(found)}; flash: {FlashStates.Describe(state)}");
                }
            }
        }

        Console.WriteLine($"{kind}: {states.Count} states of the flash, {cuts} cuts");
    }

    private static bool FailAt(Flash state, byte[]? old, StoreChange change, int step)
    {
        Flash flash = state.AfterPowerOn();
        Chip.PowerOn(flash);
        FileStore store = new();
        flash.FailAt(step);
        bool isDone = change.Make(store, FlashStates.Entry);
        flash.FailNoMore();
        Assert.AreEqual(0, flash.OpenFiles, "a file stays open");
        byte[]? wanted = change.After(old);
        byte[]? found = StoreReading.Content(store, FlashStates.Entry);
        string what = $"{change.Name}, failure at step {step}, said {isDone}: {StoreReading.Text(old)} became {StoreReading.Text(found)}; flash: {FlashStates.Describe(state)}";
        Assert.IsTrue(StoreReading.AreSame(found, wanted) || (!isDone && StoreReading.AreSame(found, old)), what);
        Assert.IsTrue(StoreReading.AreSame(found, StoreReading.AfterPowerOn(flash, FlashStates.Entry)), "differs after a restart: " + what);

        // And the store goes on.
        Chip.PowerOn(flash);
        byte[] next = [71];
        Assert.IsTrue(store.TryReplace(FlashStates.Entry, next, 1), what);
        CollectionAssert.AreEqual(next, StoreReading.AfterPowerOn(flash, FlashStates.Entry), what);
        return flash.HasFailed;
    }
}
