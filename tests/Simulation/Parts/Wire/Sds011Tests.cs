using CsCheck;
using EdgeNode.Contracts;
using EdgeNode.Sensing;
using EdgeNode.Virtual;

namespace EdgeNode.Parts.Tests;

[TestClass]
public class Sds011Tests
{
    private static readonly Gen<byte[]> Garbage = Gen.Byte.Array[0, 40];

    [TestMethod]
    public void Each_single_bit_flip_in_a_frame_is_refused()
    {
        foreach (byte[] frame in (byte[][])[SdsVectors.Protocol, SdsVectors.RealPart])
        {
            Assert.IsTrue(Sds011Frame.TryParseMeasurement(frame, 0, out _, out _), "control");
            for (int bit = 0; bit < frame.Length * 8; bit++)
            {
                byte[] flipped = [.. frame];
                flipped[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.IsFalse(Sds011Frame.TryParseMeasurement(flipped, 0, out int pm25, out int pm10), $"bit {bit}");
                Assert.AreEqual((0, 0), (pm25, pm10));
            }
        }
    }

    [TestMethod]
    public void The_driver_finds_a_frame_among_any_other_bytes()
    {
        Gen.Select(Garbage, Gen.Int[0, 9], Gen.Int[0, 9999], Garbage).ForAll((before, cut, pm25Tenth, after) =>
        {
            // A cut frame in front is what a box sees that opens its port in the middle of one.
            byte[] line = [.. before, .. SdsVectors.RealPart.AsSpan(0, cut), .. Frame(pm25Tenth), .. after];
            Sds011 driver = new(new LinePort(line));
            for (int call = 0; call <= line.Length / 32; call++)
            {
                if (driver.TryRead(out int read, out int pm10Tenth))
                {
                    Assert.AreEqual((pm25Tenth, 0x1234), (read, pm10Tenth));
                    return;
                }
            }

            Assert.Fail("no frame found");
        }, cases: 1_000);
    }

    [TestMethod]
    public void Every_whole_frame_with_any_PM10_is_a_reading_and_one_beyond_the_range_is_at_its_end()
    {
        for (int tenth = 0; tenth <= ushort.MaxValue; tenth++)
        {
            Assert.IsTrue(new Sds011(new LinePort(Frame(tenth))).TryRead(out int pm25Tenth, out _));
            Assert.AreEqual(Math.Min(tenth, 9999), pm25Tenth);
            Assert.AreEqual(tenth > 0, new Sds011(new LinePort(Frame(1, tenth))).TryRead(out _, out int pm10Tenth), $"PM10 {tenth}");
            Assert.AreEqual(Math.Min(tenth, 9999), pm10Tenth);
        }
    }

    [TestMethod]
    public void Driver_and_part_agree_on_every_value()
    {
        VirtualClock clock = new();
        double value = 0;
        VirtualSds011 part = new(clock, noise: null, () => value, () => 2 * value);
        Sds011 driver = new(new VirtualSensorSerialPort(part));
        Settle(clock, driver);
        for (int tenth = 1; tenth <= 9999; tenth += 7)
        {
            value = tenth / 10.0;
            Assert.IsTrue(driver.TryQuery());
            clock.AdvanceTo(clock.UptimeMs + 100);
            Assert.IsTrue(driver.TryRead(out int read, out int pm10Tenth));
            Assert.AreEqual((tenth, Math.Min(2 * tenth, 9999)), (read, pm10Tenth));
        }
    }

    [TestMethod]
    public void The_part_answers_with_the_protocols_own_frames()
    {
        VirtualClock clock = new();
        VirtualSds011 part = new(clock, noise: null, () => 123.6, () => 261.8);
        part.Receive(SdsVectors.ReportOnQuery);
        clock.AdvanceTo(40_000);
        Assert.AreEqual("AAC502010100A16005AB", Drain(part));

        part.Receive(SdsVectors.Query);
        Assert.AreEqual("", Drain(part), "the query itself takes 20 ms on the wire");
        clock.AdvanceTo(40_030);
        string begun = Drain(part);
        Assert.IsTrue(begun.Length is > 0 and < 20, "the answer arrives byte by byte");
        clock.AdvanceTo(40_100);
        Assert.AreEqual("AAC0D4043A0AA1601DAB", begun + Drain(part));

        part.Receive(SdsVectors.Sleep);
        clock.AdvanceTo(40_200);
        Assert.AreEqual("AAC506010000A16008AB", Drain(part));
        Assert.IsFalse(part.IsWorking);

        part.Receive(SdsVectors.Query);
        clock.AdvanceTo(50_000);
        Assert.AreEqual("", Drain(part), "asleep it hears nothing else");

        part.Receive(SdsVectors.Work);
        clock.AdvanceTo(50_100);
        Assert.AreEqual("AAC506010100A16009AB", Drain(part));
        Assert.IsTrue(part.IsWorking);
    }

    [TestMethod]
    [DataRow(10.0, null, 100, 160)]
    [DataRow(null, 16.0, 100, 160)]
    [DataRow(10.0, 40.0, 100, 400)]
    public void Of_two_values_the_part_makes_the_one_that_nobody_knows(double? pm25, double? pm10, int pm25Tenth, int pm10Tenth)
    {
        VirtualClock clock = new();
        Sds011 driver = new(new VirtualSensorSerialPort(new VirtualSds011(clock, noise: null, () => pm25, () => pm10)));
        Settle(clock, driver);
        Assert.IsTrue(driver.TryQuery());
        clock.AdvanceTo(clock.UptimeMs + 100);

        Assert.IsTrue(driver.TryRead(out int fine, out int coarse));
        Assert.AreEqual((pm25Tenth, pm10Tenth), (fine, coarse));
    }

    [TestMethod]
    public void A_part_from_the_factory_reports_each_second()
    {
        VirtualClock clock = new();
        VirtualSds011 part = new(clock, noise: null, () => 10);
        clock.AdvanceTo(5900);
        Assert.AreEqual(5 * 20, Drain(part).Length);
        part.Receive(SdsVectors.ReportOnQuery);
        clock.AdvanceTo(10_000);
        Assert.AreEqual(20, Drain(part).Length, "only the answer to the command");
    }

    [TestMethod]
    public void The_sampler_waits_until_the_chamber_is_filled()
    {
        Bench bench = new() { Pm25 = 200 };
        bench.RunUntil(39 * 60_000);

        int[] values = bench.Tape.Values(Quantity.Pm25);
        Assert.HasCount(8, values);

        // Read 5 s early, a value would be a sixth too low; the part's noise is a tenth of that.
        Assert.IsTrue(values.All(value => value is > 1800 and < 2200), string.Join(' ', values));
        Assert.IsFalse(bench.Dust.IsWorking, "asleep between two readings");
        Assert.IsFalse(bench.Dust.ReportsByItself);
    }

    [TestMethod]
    public void A_part_that_keeps_reporting_by_itself_is_read_as_well()
    {
        VirtualClock clock = new();
        VirtualSds011 part = new(clock, noise: null, () => 33.3);
        Sds011 driver = new(new DeafPort(part));
        clock.AdvanceTo(60_900);
        Assert.IsTrue(driver.TryQuery());
        clock.AdvanceTo(62_100);
        Assert.IsTrue(driver.TryRead(out int pm25Tenth, out _));
        Assert.AreEqual(333, pm25Tenth);
    }

    private static void Settle(VirtualClock clock, Sds011 driver)
    {
        Assert.IsTrue(driver.TrySet(Sds011Setting.ReportingMode, 1));
        clock.AdvanceTo(60_000);
    }

    private static byte[] Frame(int pm25Tenth, int pm10Tenth = 0x1234)
    {
        byte[] data = [(byte)pm25Tenth, (byte)(pm25Tenth >> 8), (byte)pm10Tenth, (byte)(pm10Tenth >> 8), 0xa1, 0x60];
        return [0xaa, 0xc0, .. data, (byte)data.Sum(value => value), 0xab];
    }

    private static string Drain(VirtualSds011 part)
    {
        var buffer = new byte[200];
        return Convert.ToHexString(buffer, 0, part.Send(buffer));
    }

    /// <summary>A port whose sending wire is broken.</summary>
    private sealed class DeafPort(VirtualSds011 part) : ISensorSerialPort
    {
        public int Read(byte[] buffer, int count)
        {
            return part.Send(buffer.AsSpan(0, count));
        }

        public bool TryWrite(byte[] data, int count)
        {
            return true;
        }
    }
}
