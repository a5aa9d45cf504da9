using EdgeNode.Contracts;
using EdgeNode.Sensing;
using EdgeNode.Virtual;

namespace EdgeNode.Parts.Tests;

[TestClass]
public class Scd41Tests
{
    // SCD4x datasheet 1.3, section 3.5.2: 500 ppm, 25 degC, 37 %.
    private static readonly byte[] DatasheetMeasurement = Convert.FromHexString("01F4336667A25EB93C");

    [TestMethod]
    public void Both_sides_compute_the_datasheets_crc()
    {
        Assert.AreEqual(0x92, SensirionWord.Crc([0xbe, 0xef], 0));
        Assert.AreEqual(0x92, VirtualScd41.Crc([0xbe, 0xef]));
        for (int word = 0; word <= ushort.MaxValue; word++)
        {
            byte[] bytes = [(byte)(word >> 8), (byte)word];
            Assert.AreEqual(VirtualScd41.Crc(bytes), SensirionWord.Crc(bytes, 0));
        }
    }

    [TestMethod]
    public void The_driver_reads_the_datasheets_measurement()
    {
        Assert.IsTrue(Scd41Frame.TryParseMeasurement(DatasheetMeasurement, out int co2Ppm));
        Assert.AreEqual(500, co2Ppm);
    }

    [TestMethod]
    public void The_part_sends_the_datasheets_measurement()
    {
        VirtualClock clock = new();
        VirtualScd41 part = new(
            clock, noise: null, () => 500, () => (0x6667 * 175 / 65535.0) - 45, () => 0x5eb9 * 100 / 65535.0);
        clock.AdvanceTo(1000);
        Assert.IsTrue(part.TryWrite([0x21, 0xac]));
        clock.AdvanceTo(31_000);
        Assert.IsTrue(part.TryWrite([0xec, 0x05]));
        clock.AdvanceTo(31_001);
        var answer = new byte[9];
        Assert.IsTrue(part.TryRead(answer));
        CollectionAssert.AreEqual(DatasheetMeasurement, answer);
    }

    [TestMethod]
    public void Each_single_bit_flip_in_an_answer_is_refused_by_the_driver()
    {
        for (int bit = 0; bit < DatasheetMeasurement.Length * 8; bit++)
        {
            byte[] flipped = [.. DatasheetMeasurement];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.IsFalse(new Scd41(new AnswerBus(flipped)).TryRead(out int co2Ppm), $"bit {bit}");
            Assert.AreEqual(0, co2Ppm);
        }

        byte[] status = [0x80, 0x06, VirtualScd41.Crc([0x80, 0x06])];
        Assert.IsTrue(new Scd41(new AnswerBus(status)).TryReadWhetherReady(out bool control) && control);
        for (int bit = 0; bit < status.Length * 8; bit++)
        {
            byte[] flipped = [.. status];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.IsFalse(new Scd41(new AnswerBus(flipped)).TryReadWhetherReady(out bool ready), $"bit {bit}");
            Assert.IsFalse(ready);
        }
    }

    [TestMethod]
    public void Only_the_lower_eleven_bits_say_that_a_measurement_waits()
    {
        for (int word = 0; word <= ushort.MaxValue; word++)
        {
            byte[] bytes = [(byte)(word >> 8), (byte)word];
            Assert.IsTrue(Scd41Frame.TryParseDataReady([.. bytes, VirtualScd41.Crc(bytes)], out bool ready));
            Assert.AreEqual(word % 2048 != 0, ready);
        }
    }

    [TestMethod]
    public void Driver_and_part_agree_on_every_value_in_range()
    {
        for (int value = 0; value <= ushort.MaxValue; value++)
        {
            int ppm = value;
            VirtualClock clock = new();
            VirtualScd41 part = new(clock, noise: null, () => ppm);
            Scd41 driver = Started(clock, part);
            clock.AdvanceTo(clock.UptimeMs + 30_000);
            Assert.IsTrue(driver.TryAskForMeasurement());
            clock.AdvanceTo(clock.UptimeMs + Scd41.CommandMs);
            bool works = ppm is >= 1 and < 0xffff;
            Assert.AreEqual(works, driver.TryRead(out int co2Ppm));
            Assert.AreEqual(works ? Math.Min(ppm, 40_000) : 0, co2Ppm);
        }
    }

    [TestMethod]
    public void The_part_keeps_its_times()
    {
        VirtualClock clock = new();
        VirtualScd41 part = new(clock, noise: null, () => 700);
        var word = new byte[3];

        clock.AdvanceTo(999);
        Assert.IsFalse(part.TryWrite([0x21, 0xac]), "still starting up");
        clock.AdvanceTo(1000);
        Assert.IsTrue(part.TryWrite([0x21, 0xac]));
        Assert.IsFalse(part.TryWrite([0x21, 0xac]), "no start while measuring");
        Assert.IsFalse(part.TryWrite([0x00, 0x00]), "no such command");

        clock.AdvanceTo(30_999);
        Assert.IsFalse(part.TryWrite([0xec, 0x05]), "nothing to fetch");
        Assert.IsTrue(part.TryWrite([0xe4, 0xb8]));
        Assert.IsFalse(part.TryRead(word), "asked too soon");
        clock.AdvanceTo(31_000);
        Assert.IsTrue(part.TryRead(word));
        Assert.AreEqual("8000A2", Convert.ToHexString(word), "not ready, as the question came too early");

        Assert.IsTrue(part.TryWrite([0xec, 0x05]));
        clock.AdvanceTo(31_001);
        Assert.IsTrue(part.TryRead(word));
        Assert.IsFalse(part.TryWrite([0xec, 0x05]), "fetched before");

        Assert.IsTrue(part.TryWrite([0x3f, 0x86]));
        clock.AdvanceTo(31_500);
        Assert.IsFalse(part.TryWrite([0x21, 0xac]), "deaf for 500 ms after a stop");
        clock.AdvanceTo(31_501);
        Assert.IsTrue(part.TryWrite([0x21, 0xac]));
    }

    [TestMethod]
    public void A_part_that_kept_measuring_while_the_box_restarted_is_taken_over()
    {
        Bench bench = new();
        bench.RunUntil(10 * 60_000);
        Assert.IsTrue(bench.Gas.IsMeasuring);

        VirtualI2cBus bus = new();
        bus.Attach(Scd41.Address, bench.Gas);
        Scd41Sampler second = new(bus, altitudeM: 0);
        ReadingTape tape = new(() => bench.Clock.UptimeMs);
        while (bench.Clock.UptimeMs < 20 * 60_000)
        {
            bench.Clock.AdvanceTo(bench.Clock.UptimeMs + second.Step(bench.Clock.UptimeMs, tape));
        }

        Assert.AreEqual(0, second.ErrorCount);
        Assert.IsGreaterThanOrEqualTo(18, tape.Values(Quantity.Co2).Length);
    }

    private static Scd41 Started(VirtualClock clock, VirtualScd41 part)
    {
        VirtualI2cBus bus = new();
        bus.Attach(Scd41.Address, part);
        Scd41 driver = new(bus);
        clock.AdvanceTo(Scd41.PowerUpMs);
        Assert.IsTrue(driver.TryStart());
        return driver;
    }

    /// <summary>A bus on which every read gives the same bytes.</summary>
    private sealed class AnswerBus(byte[] answer) : II2cBus
    {
        public bool TryWrite(int address, byte[] data, int count)
        {
            return true;
        }

        public bool TryRead(int address, byte[] buffer, int count)
        {
            Array.Copy(answer, buffer, count);
            return true;
        }

        public bool TryWriteRead(int address, byte[] data, int dataCount, byte[] buffer, int bufferCount)
        {
            return TryRead(address, buffer, bufferCount);
        }
    }
}
