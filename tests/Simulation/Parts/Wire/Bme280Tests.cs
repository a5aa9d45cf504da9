using CsCheck;
using EdgeNode.Sensing;
using EdgeNode.Virtual;

namespace EdgeNode.Parts.Tests;

[TestClass]
public class Bme280Tests
{
    // What trimming values look like on parts on sale, spread generously; both 12-bit ones take either sign.
    private static readonly Gen<Bme280Memory> Memories = Gen.Select(
        Gen.Select(Gen.UShort[26_000, 29_500], Gen.Short[25_000, 27_500], Gen.Short[-1_100, 1_100]),
        Gen.Select(Gen.Byte[60, 80], Gen.Short[340, 400], Gen.Byte[0, 5]),
        Gen.Select(Gen.Short[-50, 420], Gen.Short[-60, 60], Gen.SByte[10, 40]),
        (t, h, l) => new Bme280Memory(t.Item1, t.Item2, t.Item3, h.Item1, h.Item2, h.Item3, l.Item1, l.Item2, l.Item3));

    // With a lower dig_H4 the converter itself could not reach dry air.
    private static readonly Gen<Bme280Memory> WholeRangeMemories =
        Gen.Select(Memories, Gen.Short[280, 420], (memory, h4) => memory with { H4 = h4 });

    [TestMethod]
    public void Both_sides_agree_with_Boschs_published_example()
    {
        // BMP280 datasheet 1.23, section 3.12, which has the same formula for temperature.
        Bme280Memory memory = Bme280Memory.Typical with { T1 = 27504, T2 = 26435, T3 = -1000 };
        int fine = Load(memory).FineTemperature(519888);

        Assert.AreEqual(128422, fine);
        Assert.AreEqual(2508, Bme280Trimming.TemperatureHundredth(fine));
        Assert.AreEqual(25.08, memory.FineTemperature(519888) / 5120, 0.005);
        Assert.AreEqual(519888, memory.RawTemperature(25.08248), 16);
    }

    [TestMethod]
    public void Integer_and_double_compensation_agree_over_the_whole_range()
    {
        Gen.Select(Memories, Gen.Double[-40, 85], Gen.Double[-20, 130]).ForAll((memory, temperature, humidity) =>
        {
            Bme280Trimming trimming = Load(memory);
            int rawTemperature = memory.RawTemperature(temperature);
            int fine = trimming.FineTemperature(rawTemperature);
            Assert.AreEqual(memory.FineTemperature(rawTemperature) / 51.2, Bme280Trimming.TemperatureHundredth(fine), 1.0);

            int rawHumidity = memory.RawHumidity(humidity, fine);
            double expected = Math.Clamp(memory.Humidity(rawHumidity, fine), 0, 100) * 100;
            Assert.AreEqual(expected, trimming.HumidityHundredth(rawHumidity, fine), 3.0, $"{memory} raw {rawHumidity} at {temperature}");
        }, cases: 20_000);
    }

    [TestMethod]
    public void Driver_and_part_agree_within_the_converters_steps()
    {
        Gen.Select(WholeRangeMemories, Gen.Double[-39.9, 84.9], Gen.Double[0, 100]).ForAll((memory, temperature, humidity) =>
        {
            VirtualClock clock = new();
            Bme280 driver = Driver(new VirtualBme280(clock, noise: null, () => temperature, () => humidity, memory));
            clock.AdvanceTo(10);

            Assert.IsTrue(driver.TryStartMeasurement());
            clock.AdvanceTo(10 + Bme280.MeasurementMs);
            Assert.IsTrue(driver.TryReadTemperature(out int temperatureHundredth));
            Assert.IsTrue(driver.TryReadHumidity(out int humidityHundredth));

            Assert.AreEqual(temperature * 100, temperatureHundredth, 2, $"{memory} {temperature}");
            Assert.AreEqual(humidity * 100, humidityHundredth, 10, $"{memory} {humidity} at {temperature}");
        }, cases: 5_000);
    }

    [TestMethod]
    public void A_result_read_too_early_is_refused()
    {
        VirtualClock clock = new();
        Bme280 driver = Driver(new VirtualBme280(clock, noise: null, () => 20, () => 50));

        Assert.IsFalse(driver.TryStartMeasurement(), "2 ms of start-up");
        clock.AdvanceTo(2);
        Assert.IsTrue(driver.TryStartMeasurement());
        clock.AdvanceTo(8);
        Assert.IsFalse(driver.TryReadTemperature(out _), "6.4 ms of measuring");
        Assert.IsFalse(driver.TryReadHumidity(out _));
        clock.AdvanceTo(9);
        Assert.IsTrue(driver.TryReadTemperature(out _));
    }

    [TestMethod]
    public void What_was_not_measured_is_no_value()
    {
        VirtualClock clock = new();
        VirtualBme280 part = new(clock, noise: null, () => 20, () => 50);
        Bme280 driver = Driver(part);
        clock.AdvanceTo(5);

        Assert.IsFalse(driver.TryReadTemperature(out int temperature), "0x80000 after power-on");
        Assert.IsFalse(driver.TryReadHumidity(out int humidity), "0x8000 after power-on");
        Assert.AreEqual((0, 0), (temperature, humidity));

        // The humidity setting counts with the next write of the other one only.
        Span<byte> data = stackalloc byte[5];
        Assert.IsTrue(part.TryWrite([0xf4, 0x21]));
        Assert.IsTrue(part.TryWrite([0xf2, 0x01]));
        clock.AdvanceTo(20);
        Assert.IsTrue(part.TryWrite([0xfa]));
        Assert.IsTrue(part.TryRead(data));
        Assert.AreNotEqual("80000", Convert.ToHexString(data[..3])[..5]);
        Assert.AreEqual("8000", Convert.ToHexString(data[3..]));
    }

    [TestMethod]
    public void A_humidity_that_was_not_measured_is_no_value_until_it_is_measured_again()
    {
        VirtualClock clock = new();
        double? humidity = 50;
        Bme280 driver = Driver(new VirtualBme280(clock, noise: null, () => 20, () => humidity));
        clock.AdvanceTo(10);
        MeasureTemperature(clock, driver);
        Assert.IsTrue(driver.TryReadHumidity(out _));

        humidity = null;
        for (int i = 0; i < 3; i++)
        {
            clock.AdvanceTo(clock.UptimeMs + 1000);
            MeasureTemperature(clock, driver);
            Assert.IsFalse(driver.TryReadHumidity(out _));
        }

        humidity = 50;
        clock.AdvanceTo(clock.UptimeMs + 1000);
        MeasureTemperature(clock, driver);
        Assert.IsTrue(driver.TryReadHumidity(out _));
        Assert.IsFalse(driver.TryReadHumidity(out _), "it is told once");
    }

    [TestMethod]
    public void The_humidity_whose_value_also_says_not_measured_is_a_reading_each_time()
    {
        Bme280Memory memory = Bme280Memory.Typical;
        double fine = memory.FineTemperature(memory.RawTemperature(20));
        double humidity = Enumerable.Range(0, 1_000_000).Select(step => step / 10_000.0).First(value => memory.RawHumidity(value, fine) == 0x8000);
        VirtualClock clock = new();
        Bme280 driver = Driver(new VirtualBme280(clock, noise: null, () => 20, () => humidity));
        clock.AdvanceTo(10);
        for (int i = 0; i < 3; i++)
        {
            MeasureTemperature(clock, driver);
            Assert.IsTrue(driver.TryReadHumidity(out int hundredth));
            Assert.AreEqual(humidity * 100, hundredth, 10);
        }
    }

    [TestMethod]
    public void The_temperature_whose_value_also_says_not_measured_is_a_reading_each_time()
    {
        // Trimming values with which 18 degC is 0x80000.
        Bme280Memory memory = new(29_244, 26_794, -360, 63, 340, 3, 285, 27, 32);
        VirtualClock clock = new();
        Bme280 driver = Driver(new VirtualBme280(clock, noise: null, () => 18, () => 50, memory));
        Assert.AreEqual(0x80000, memory.RawTemperature(18) >> 4 << 4);
        clock.AdvanceTo(10);
        for (int i = 0; i < 3; i++)
        {
            Assert.AreEqual(1800, MeasureTemperature(clock, driver), 2);
            Assert.IsTrue(driver.TryReadHumidity(out _));
        }
    }

    [TestMethod]
    public void A_loss_of_power_between_the_measurement_and_its_reading_leaves_no_value()
    {
        VirtualClock clock = new();
        VirtualBme280 part = new(clock, noise: null, () => 20, () => 50);
        Bme280 driver = Driver(part);
        clock.AdvanceTo(10);
        Assert.IsTrue(driver.TryStartMeasurement());

        part.Fault = PartFault.Unplugged;
        part.Fault = PartFault.None;
        clock.AdvanceTo(10 + Bme280.MeasurementMs);
        Assert.IsFalse(driver.TryReadTemperature(out _));
        Assert.IsFalse(driver.TryReadHumidity(out _));
    }

    [TestMethod]
    public void A_part_of_another_kind_is_not_used()
    {
        VirtualI2cBus bus = new();
        bus.Attach(Bme280.HighAddress, new OtherChip());
        Assert.IsFalse(new Bme280(bus, Bme280.HighAddress).TryStartMeasurement());
    }

    [TestMethod]
    public void An_exchanged_part_is_read_with_its_own_trimming()
    {
        VirtualClock clock = new();
        SwappableSocket socket = new(new VirtualBme280(clock, noise: null, () => 21, () => 50));
        Bme280 driver = Driver(socket);
        clock.AdvanceTo(10);
        Assert.AreEqual(2100, MeasureTemperature(clock, driver), 2);

        socket.Part = new VirtualBme280(clock, noise: null, () => 21, () => 50, Bme280Memory.Typical with { T1 = 27_000 });
        clock.AdvanceTo(1000);
        Assert.AreEqual(2100, MeasureTemperature(clock, driver), 2);
    }

    private static int MeasureTemperature(VirtualClock clock, Bme280 driver)
    {
        Assert.IsTrue(driver.TryStartMeasurement());
        clock.AdvanceTo(clock.UptimeMs + Bme280.MeasurementMs);
        Assert.IsTrue(driver.TryReadTemperature(out int temperatureHundredth));
        return temperatureHundredth;
    }

    private static Bme280 Driver(IVirtualI2cPart part)
    {
        VirtualI2cBus bus = new();
        bus.Attach(Bme280.LowAddress, part);
        return new Bme280(bus, Bme280.LowAddress);
    }

    private static Bme280Trimming Load(Bme280Memory memory)
    {
        var registers = new byte[256];
        memory.WriteTo(registers);
        Bme280Trimming trimming = new();
        Assert.IsTrue(trimming.TryLoad(registers[0x88..0x8e], registers[0xa1], registers[0xe1..0xe8]));
        return trimming;
    }

    /// <summary>A BMP280: the same registers, chip id 0x58, no humidity.</summary>
    private sealed class OtherChip : IVirtualI2cPart
    {
        public bool TryWrite(ReadOnlySpan<byte> data)
        {
            return true;
        }

        public bool TryRead(Span<byte> buffer)
        {
            buffer.Fill(0x58);
            return true;
        }
    }

    private sealed class SwappableSocket(IVirtualI2cPart part) : IVirtualI2cPart
    {
        public IVirtualI2cPart Part { get; set; } = part;

        public bool TryWrite(ReadOnlySpan<byte> data)
        {
            return Part.TryWrite(data);
        }

        public bool TryRead(Span<byte> buffer)
        {
            return Part.TryRead(buffer);
        }
    }
}
