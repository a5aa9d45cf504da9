using EdgeNode.Contracts;
using EdgeNode.Esp32OnPc;

namespace EdgeNode.Esp32.Tests;

[TestClass]
public class SystemTests
{
    [TestMethod]
    public void A_planned_restart_is_told_by_the_next_boot_and_by_no_other()
    {
        Chip chip = Chip.PowerOn(new Flash(FlashKind.KeepsAtClose));
        Esp32System system = new(new FileStore());
        Assert.AreEqual(ResetCause.Unknown, system.ResetCause);
        Assert.ThrowsExactly<PowerOffException>(system.Restart);
        Assert.IsTrue(chip.IsRestarted);

        Flash flash = chip.Flash.AfterPowerOn();
        Chip.PowerOn(flash);
        Assert.AreEqual(ResetCause.Planned, new Esp32System(new FileStore()).ResetCause);
        Chip.PowerOn(flash.AfterPowerOn());
        Assert.AreEqual(ResetCause.Unknown, new Esp32System(new FileStore()).ResetCause);
    }

    [TestMethod]
    public void Where_the_mark_cannot_be_kept_the_box_restarts_all_the_same()
    {
        Chip chip = Chip.PowerOn(new Flash(FlashKind.KeepsAtClose));
        FileStore store = new();
        Esp32System system = new(store);
        chip.Flash.CutAt(0);
        Assert.ThrowsExactly<PowerOffException>(system.Restart);
        Assert.IsTrue(chip.IsRestarted);
    }

    [TestMethod]
    public void Free_memory_is_what_the_collector_tells()
    {
        Chip.PowerOn(new Flash(FlashKind.KeepsAtClose));
        Assert.AreEqual(54321, new Esp32System(new FileStore()).FreeMemoryBytes);
    }
}
