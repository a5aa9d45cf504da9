using EdgeNode.Contracts;
using EdgeNode.Sensing;
using EdgeNode.Virtual;

namespace EdgeNode.Parts.Tests;

/// <summary>A line that stands still is not a quiet street, and not a loud one.</summary>
[TestClass]
public class SoundLieTests
{
    private const int HourSeconds = 3600;

    [TestMethod]
    public void A_line_fixed_at_any_voltage_is_believed_for_a_minute_at_most()
    {
        for (int millivolts = 0; millivolts <= 3300; millivolts++)
        {
            SoundLevelSampler sampler = new(new FixedLine(millivolts));
            ReadingTape tape = new(() => 0);
            for (int second = 0; second < 600; second++)
            {
                sampler.Step(second * 1000L, tape);
            }

            bool isOfMeter = millivolts is >= 400 and <= 2900;
            Assert.HasCount(isOfMeter ? 60 : 0, tape.Readings, $"{millivolts} mV");
            Assert.AreEqual(600 - tape.Readings.Count, sampler.ErrorCount, $"{millivolts} mV");
        }
    }

    [TestMethod]
    [DataRow(0.0, 300)]
    [DataRow(30.0, 300)]
    [DataRow(130.0, 1300)]
    [DataRow(160.0, 1300)]
    public void A_working_meter_at_the_end_of_its_range_is_a_reading_each_second(double level, int expected)
    {
        VirtualSoundMeter meter = new(new SeededRandom(5, "sound"), () => level);
        SoundLevelSampler sampler = new(meter);
        ReadingTape tape = new(() => 0);
        for (int second = 0; second < HourSeconds; second++)
        {
            sampler.Step(second * 1000L, tape);
        }

        Assert.AreEqual(0, sampler.ErrorCount);
        Assert.IsTrue(tape.Values(Quantity.SoundLevel).All(value => Math.Abs(value - expected) <= 6));
    }

    [TestMethod]
    public void A_resting_line_that_comes_to_life_is_read_at_once()
    {
        VirtualSoundMeter meter = new(new SeededRandom(5, "sound"), () => 55) { Fault = PartFault.MeasuresNothing };
        SoundLevelMeter driver = new(meter);
        for (int second = 0; second < HourSeconds; second++)
        {
            Assert.AreEqual(second < 60, driver.TryRead(out int level), $"{second} s");
            Assert.AreEqual(second < 60 ? 300 : 0, level);
        }

        meter.Fault = PartFault.None;
        Assert.IsTrue(driver.TryRead(out int heard));
        Assert.AreEqual(550, heard, 10);
    }

    private sealed class FixedLine(int value) : IAnalogInput
    {
        public bool TryReadMillivolts(out int millivolts)
        {
            millivolts = value;
            return true;
        }
    }
}
