using CsCheck;
using EdgeNode.Sensing;
using EdgeNode.Virtual;

namespace EdgeNode.Parts.Tests;

[TestClass]
public class SoundMeterTests
{
    [TestMethod]
    public void The_driver_reads_back_what_the_meter_hears()
    {
        Gen.Double[30, 130].ForAll(level =>
        {
            SoundLevelMeter driver = new(new VirtualSoundMeter(noise: null, () => level));
            Assert.IsTrue(driver.TryRead(out int levelTenthDb));
            Assert.AreEqual(level * 10, levelTenthDb, 1);
        }, cases: 1_000);
    }

    [TestMethod]
    public void The_ends_of_the_range_are_the_datasheets()
    {
        Assert.AreEqual(600, Millivolts(30));
        Assert.AreEqual(2600, Millivolts(130));
        Assert.AreEqual(600, Millivolts(10), "the part cannot go lower");
        Assert.AreEqual(2600, Millivolts(150), "the part cannot go higher");
    }

    private static int Millivolts(double level)
    {
        Assert.IsTrue(new VirtualSoundMeter(noise: null, () => level).TryReadMillivolts(out int millivolts));
        return millivolts;
    }
}
