using EdgeNode.Contracts;
using EdgeNode.Sensing;

namespace EdgeNode.Parts.Tests;

[TestClass]
public class RangeTests
{
    private const long HourMs = 3_600_000;

    [TestMethod]
    [DataRow(10, 0.3, 450, -39.5, 2)]
    [DataRow(30, 998, 39_000, 84.5, 98)]
    [DataRow(131, 1_500, 40_000, -41, 50)]
    [DataRow(160, 6_000, 60_000, 86, 50)]
    public void Whatever_the_air_is_a_working_part_gives_each_reading_and_no_error(double level, double pm25, double co2, double temperature, double humidity)
    {
        Bench ordinary = new();
        ordinary.RunUntil(HourMs);
        Bench bench = new() { Level = level, Pm25 = pm25, Co2 = co2, Temperature = temperature, Humidity = humidity };
        bench.RunUntil(HourMs);

        foreach (ISampledSensor sensor in bench.Sensors)
        {
            Assert.AreEqual(0, sensor.ErrorCount, sensor.GetType().Name);
        }

        Quantity[] quantities = Enum.GetValues<Quantity>();
        Assert.HasCount(QuantityTable.Count, quantities);
        foreach (Quantity quantity in quantities)
        {
            QuantityDefinition row = QuantityTable.Of(quantity);
            Assert.HasCount(ordinary.Tape.Values(quantity).Length, bench.Tape.Values(quantity), $"{quantity}");
            Assert.IsTrue(bench.Tape.Values(quantity).All(value => value >= row.Least && value <= row.Greatest), $"{quantity}");
        }
    }

    [TestMethod]
    public void Every_voltage_of_a_working_meter_is_one_reading_and_every_other_one_error()
    {
        for (int millivolts = 0; millivolts <= 3300; millivolts++)
        {
            bool works = millivolts is >= 400 and <= 2900;
            ReadingTape tape = new(() => 0);
            SoundLevelSampler sampler = new(new FixedVoltage(millivolts));
            sampler.Step(0, tape);

            Assert.AreEqual(works ? 0 : 1, sampler.ErrorCount, $"{millivolts} mV");
            Assert.HasCount(works ? 1 : 0, tape.Readings, $"{millivolts} mV");
        }
    }

    private sealed class FixedVoltage(int value) : IAnalogInput
    {
        public bool TryReadMillivolts(out int millivolts)
        {
            millivolts = value;
            return true;
        }
    }
}
