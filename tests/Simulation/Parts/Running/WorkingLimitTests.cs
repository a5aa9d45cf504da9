using EdgeNode.Contracts;
using EdgeNode.Sensing;
using EdgeNode.Virtual;

namespace EdgeNode.Parts.Tests;

/// <summary>The last value of each part that is a reading, and the first that only a broken one gives, on both sides.</summary>
[TestClass]
public class WorkingLimitTests
{
    [TestMethod]
    [DataRow(399, null)]
    [DataRow(400, 300)]
    [DataRow(2900, 1300)]
    [DataRow(2901, null)]
    public void A_sound_meter_works_from_400_to_2900_millivolts(int millivolts, int? levelTenthDb)
    {
        bool isRead = new SoundLevelMeter(new Voltage(millivolts)).TryRead(out int level);

        Assert.AreEqual(levelTenthDb, isRead ? level : null);
    }

    [TestMethod]
    public void A_BME280_works_from_minus_60_to_100_degrees_to_the_hundredth()
    {
        AssertTemperature(around: -60.0, -6000, 10_000);
        AssertTemperature(around: -40.0, -6000, 10_000);
        AssertTemperature(around: 85.0, -6000, 10_000);
        AssertTemperature(around: 100.0, -6000, 10_000);
    }

    [TestMethod]
    [DataRow(0, null)]
    [DataRow(1, 1)]
    [DataRow(39_999, 39_999)]
    [DataRow(40_000, 40_000)]
    [DataRow(40_001, 40_000)]
    [DataRow(65_534, 40_000)]
    [DataRow(65_535, null)]
    public void An_SCD41_works_from_1_ppm_and_above_its_range_is_at_its_end_but_for_all_bits_set(int ppm, int? co2Ppm)
    {
        VirtualClock clock = new();
        VirtualI2cBus bus = new();
        bus.Attach(Scd41.Address, new VirtualScd41(clock, noise: null, () => ppm));
        Scd41 driver = new(bus);
        clock.AdvanceTo(Scd41.PowerUpMs);
        Assert.IsTrue(driver.TryStart());
        clock.AdvanceTo(Scd41.PowerUpMs + 31_000);
        Assert.IsTrue(driver.TryAskForMeasurement());
        clock.AdvanceTo(clock.UptimeMs + Scd41.CommandMs);

        bool isRead = driver.TryRead(out int read);

        Assert.AreEqual(co2Ppm, isRead ? read : null);
    }

    [TestMethod]
    [DataRow(9998, 9998)]
    [DataRow(9999, 9999)]
    [DataRow(10_000, 9999)]
    [DataRow(65_535, 9999)]
    public void An_SDS011_above_its_range_is_at_its_end(int tenths, int tenth)
    {
        byte[] data = [(byte)tenths, (byte)(tenths >> 8), (byte)tenths, (byte)(tenths >> 8), 0xa1, 0x60];
        Sds011 driver = new(new LinePort([0xaa, 0xc0, .. data, (byte)data.Sum(value => value), 0xab]));

        Assert.IsTrue(driver.TryRead(out int pm25Read, out int pm10Read));
        Assert.AreEqual((tenth, tenth), (pm25Read, pm10Read));
    }

    // Steps of a hundredth for half a degree on both sides, each by a part of its own.
    private static void AssertTemperature(double around, int least, int greatest)
    {
        Bme280Memory memory = Bme280Memory.Typical;
        byte[] registers = new byte[256];
        memory.WriteTo(registers);
        Bme280Trimming trimming = new();
        Assert.IsTrue(trimming.TryLoad(registers[0x88..0x8e], registers[0xa1], registers[0xe1..0xe8]));
        HashSet<int> seen = [];
        for (double temperature = around - 0.5; temperature <= around + 0.5; temperature += 0.002)
        {
            VirtualClock clock = new();
            VirtualI2cBus bus = new();
            bus.Attach(Bme280.LowAddress, new VirtualBme280(clock, noise: null, () => temperature, () => 50, memory));
            Bme280 driver = new(bus, Bme280.LowAddress);
            clock.AdvanceTo(10);
            Assert.IsTrue(driver.TryStartMeasurement());
            clock.AdvanceTo(10 + Bme280.MeasurementMs);

            bool isRead = driver.TryReadTemperature(out int read);

            // A single measurement has 16 bits (section 3.4.2): the last four of the 20 are zeros.
            int hundredth = Bme280Trimming.TemperatureHundredth(trimming.FineTemperature(memory.RawTemperature(temperature) >> 4 << 4));
            bool works = hundredth >= least && hundredth <= greatest;
            Assert.AreEqual(works, isRead, $"{hundredth} hundredths");
            Assert.AreEqual(works ? Math.Clamp(hundredth, -4000, 8500) : 0, read);
            seen.Add(hundredth);
        }

        foreach (int border in new[] { least - 1, least, greatest, greatest + 1 })
        {
            Assert.IsTrue(Math.Abs(border - (100 * around)) > 50 || seen.Contains(border), $"{border} hundredths was not tried");
        }
    }

    private sealed class Voltage(int value) : IAnalogInput
    {
        public bool TryReadMillivolts(out int millivolts)
        {
            millivolts = value;
            return true;
        }
    }
}
