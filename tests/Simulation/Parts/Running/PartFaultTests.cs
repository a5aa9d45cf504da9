using EdgeNode.Sensing;
using EdgeNode.Virtual;

namespace EdgeNode.Parts.Tests;

[TestClass]
public class PartFaultTests
{
    private const long MinuteMs = 60_000;
    private const long HourMs = 60 * MinuteMs;

    [TestMethod]
    [DataRow(PartFault.WrongChecksum)]
    [DataRow(PartFault.Truncated)]
    [DataRow(PartFault.Unplugged)]
    public void A_broken_dust_sensor_gives_errors_and_no_reading(PartFault fault)
    {
        Bench bench = new();
        bench.Dust.Fault = fault;
        bench.RunUntil(HourMs);

        Assert.IsEmpty(bench.Tape.Values(Quantity.Pm25));
        Assert.AreEqual(12, bench.DustSampler.ErrorCount);
    }

    [TestMethod]
    [DataRow(PartFault.WrongChecksum)]
    [DataRow(PartFault.Truncated)]
    [DataRow(PartFault.OutOfRange)]
    [DataRow(PartFault.Unplugged)]
    public void A_broken_gas_sensor_gives_errors_and_no_reading(PartFault fault)
    {
        Bench bench = new();
        bench.Gas.Fault = fault;
        bench.RunUntil(HourMs);

        Assert.IsEmpty(bench.Tape.Values(Quantity.Co2));
        Assert.IsGreaterThanOrEqualTo(55, bench.GasSampler.ErrorCount);
        Assert.IsLessThanOrEqualTo(120, bench.GasSampler.ErrorCount);
    }

    [TestMethod]
    [DataRow(PartFault.OutOfRange)]
    [DataRow(PartFault.Unplugged)]
    public void A_broken_climate_sensor_gives_errors_and_no_reading(PartFault fault)
    {
        Bench bench = new();
        bench.Climate.Fault = fault;
        bench.RunUntil(HourMs - 1);

        Assert.IsEmpty(bench.Tape.Values(Quantity.Temperature));
        Assert.IsEmpty(bench.Tape.Values(Quantity.Humidity));
        Assert.AreEqual(60, bench.ClimateSampler.ErrorCount);
    }

    [TestMethod]
    [DataRow(PartFault.OutOfRange)]
    [DataRow(PartFault.Unplugged)]
    public void A_broken_sound_meter_gives_errors_and_no_reading(PartFault fault)
    {
        Bench bench = new();
        bench.Meter.Fault = fault;
        bench.RunUntil(MinuteMs - 1);

        Assert.IsEmpty(bench.Tape.Values(Quantity.SoundLevel));
        Assert.AreEqual(60, bench.SoundSampler.ErrorCount);
    }

    [TestMethod]
    public void A_stuck_part_is_believed_for_a_while_and_then_no_more()
    {
        Bench bench = new();
        bench.RunUntil(HourMs);
        int sound = bench.Tape.Values(Quantity.SoundLevel).Length;
        int dust = bench.Tape.Values(Quantity.Pm25).Length;
        int gas = bench.Tape.Values(Quantity.Co2).Length;
        int climate = bench.Tape.Values(Quantity.Temperature).Length;

        bench.Meter.Fault = bench.Dust.Fault = bench.Gas.Fault = bench.Climate.Fault = PartFault.Stuck;
        bench.RunUntil(5 * HourMs);

        // The last good value counts as the first of the equal ones.
        Assert.HasCount(sound + 59, bench.Tape.Values(Quantity.SoundLevel));
        Assert.HasCount(dust + 11, bench.Tape.Values(Quantity.Pm25));
        Assert.HasCount(gas + 19, bench.Tape.Values(Quantity.Co2));
        Assert.HasCount(climate + 59, bench.Tape.Values(Quantity.Temperature));
        Assert.HasCount(climate + 59, bench.Tape.Values(Quantity.Humidity));

        bench.Meter.Fault = bench.Dust.Fault = bench.Gas.Fault = bench.Climate.Fault = PartFault.None;
        bench.RunUntil(6 * HourMs);

        // By its noise a working part may say the stuck value once or twice more.
        AssertAtMostTwoBelow(sound + 59 + 3600, bench.Tape.Values(Quantity.SoundLevel));
        AssertAtMostTwoBelow(dust + 11 + 12, bench.Tape.Values(Quantity.Pm25));
        AssertAtMostTwoBelow(gas + 19 + 120, bench.Tape.Values(Quantity.Co2));
        AssertAtMostTwoBelow(climate + 59 + 60, bench.Tape.Values(Quantity.Humidity));
    }

    [TestMethod]
    public void Still_air_is_not_a_stuck_part()
    {
        Bench bench = new() { Pm25 = 2, Humidity = 100 };
        bench.RunUntil(3 * 24 * HourMs);

        foreach (ISampledSensor sensor in bench.Sensors)
        {
            Assert.AreEqual(0, sensor.ErrorCount, sensor.GetType().Name);
        }

        int[] humidity = bench.Tape.Values(Quantity.Humidity);
        Assert.IsGreaterThan(humidity.Length / 3, humidity.Count(value => value == 10_000), "fog reads 100 % again and again");
    }

    [TestMethod]
    public void A_part_that_is_plugged_in_again_measures_again()
    {
        Bench bench = new();
        bench.RunUntil(HourMs);
        bench.Meter.Fault = bench.Dust.Fault = bench.Gas.Fault = bench.Climate.Fault = PartFault.Unplugged;
        bench.RunUntil((2 * HourMs) - 2000);
        bench.Meter.Fault = bench.Dust.Fault = bench.Gas.Fault = bench.Climate.Fault = PartFault.None;
        int[] errors = [.. bench.Sensors.Select(sensor => sensor.ErrorCount)];
        bench.RunUntil((2 * HourMs) - 1);
        int before = bench.Tape.Readings.Count;
        bench.RunUntil((3 * HourMs) - 1);

        ReadingTape later = new(() => 0);
        later.Readings.AddRange(bench.Tape.Readings.Skip(before));
        Assert.HasCount(3600, later.Values(Quantity.SoundLevel));
        Assert.HasCount(12, later.Values(Quantity.Pm25));
        Assert.IsGreaterThanOrEqualTo(117, later.Values(Quantity.Co2).Length);
        Assert.HasCount(60, later.Values(Quantity.Temperature));
        Assert.HasCount(60, later.Values(Quantity.Humidity));
        for (int i = 0; i < errors.Length; i++)
        {
            // The gas sensor may be asked once while it still starts up.
            Assert.IsLessThanOrEqualTo(errors[i] + 1, bench.Sensors[i].ErrorCount, bench.Sensors[i].GetType().Name);
        }
    }

    [TestMethod]
    public void A_loss_of_power_that_nobody_saw_is_found_and_mended()
    {
        Bench bench = new();
        bench.RunUntil(HourMs + 5000);
        bench.Gas.Fault = bench.Climate.Fault = PartFault.Unplugged;
        bench.FreezeUntil(HourMs + 6000);
        bench.Gas.Fault = bench.Climate.Fault = PartFault.None;
        int co2 = bench.Tape.Values(Quantity.Co2).Length;
        bench.RunUntil((2 * HourMs) - 1);

        // A gas sensor that does not measure is started anew after one period without a value.
        Assert.IsTrue(bench.Gas.IsMeasuring);
        Assert.IsGreaterThanOrEqualTo(co2 + 115, bench.Tape.Values(Quantity.Co2).Length);
        Assert.AreEqual(1, bench.GasSampler.ErrorCount);
        Assert.HasCount(120, bench.Tape.Values(Quantity.Humidity));
    }

    [TestMethod]
    public void Without_a_humidity_there_still_is_a_temperature()
    {
        Bench bench = new() { Humidity = null };
        bench.RunUntil(HourMs - 1);

        Assert.HasCount(60, bench.Tape.Values(Quantity.Temperature));
        Assert.IsEmpty(bench.Tape.Values(Quantity.Humidity));

        // The first may have been a value that looks like none.
        Assert.AreEqual(60, bench.ClimateSampler.ErrorCount);
    }

    [TestMethod]
    public void A_gas_sensor_with_a_slow_clock_loses_only_what_it_does_not_measure()
    {
        Bench bench = new();
        bench.Gas.LowPowerIntervalMs = 30_900;
        bench.RunUntil(24 * HourMs);

        int measured = (int)((24 * HourMs) / 30_900);
        Assert.IsGreaterThanOrEqualTo(measured - 2, bench.Tape.Values(Quantity.Co2).Length);
        Assert.AreEqual(0, bench.GasSampler.ErrorCount);
    }

    private static void AssertAtMostTwoBelow(int expected, int[] values)
    {
        Assert.IsInRange(expected - 2, expected, values.Length);
    }
}
