using EdgeNode.Esp32OnPc;

namespace EdgeNode.Esp32.Tests;

[TestClass]
public class AnalogTests
{
    [TestMethod]
    [DataRow("ESP32_REV3", 0, 142)]
    [DataRow("ESP32_REV3", 4095, 3300)]
    [DataRow("ESP32_S3_OCTAL", 0, 0)]
    [DataRow("ESP32_S3_QUAD", 4095, 3100)]
    [DataRow("ESP32_C3", 4095, 2500)]
    public void A_sample_is_the_voltage_of_the_target_and_lies_within_the_contract(string target, int sample, int millivolts)
    {
        Chip chip = Chip.PowerOn(new Flash(FlashKind.KeepsAtClose));
        chip.ReadAnalog = () => sample;
        Assert.IsTrue(new AdcInput(6, AdcLine.OfTarget(target)).TryReadMillivolts(out int found));
        Assert.AreEqual(millivolts, found);
    }

    [TestMethod]
    public void A_converter_that_fails_gives_no_voltage()
    {
        Chip.PowerOn(new Flash(FlashKind.KeepsAtClose));
        Assert.IsFalse(new AdcInput(6, AdcLine.OfTarget("ESP32_REV3")).TryReadMillivolts(out int millivolts));
        Assert.AreEqual(0, millivolts);
    }
}
