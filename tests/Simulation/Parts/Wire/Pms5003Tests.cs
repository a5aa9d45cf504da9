using System.Buffers.Binary;
using CsCheck;
using EdgeNode.Sensing;
using EdgeNode.Virtual;

namespace EdgeNode.Parts.Tests;

[TestClass]
public class Pms5003Tests
{
    private static readonly Gen<byte[]> Garbage = Gen.Byte.Array[0, 40];

    [TestMethod]
    public void Real_parts_frames_are_read_each_with_its_values_in_the_atmosphere()
    {
        foreach ((byte[] frame, int pm25Tenth, int pm10Tenth) in new[] { (PmsVectors.RealPart, 130, 220), (PmsVectors.DenseAir, 620, 800), (PmsVectors.CleanAir, 0, 0) })
        {
            Assert.IsTrue(new Pms5003(new LinePort(frame)).TryRead(out int fine, out int coarse));
            Assert.AreEqual((pm25Tenth, pm10Tenth), (fine, coarse));
        }
    }

    [TestMethod]
    public void Each_single_bit_flip_in_a_frame_is_refused()
    {
        foreach (byte[] frame in new[] { PmsVectors.RealPart, PmsVectors.DenseAir, PmsVectors.CleanAir })
        {
            for (int bit = 0; bit < frame.Length * 8; bit++)
            {
                byte[] flipped = [.. frame];
                flipped[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.IsFalse(new Pms5003(new LinePort(flipped)).TryRead(out int fine, out int coarse), $"bit {bit}");
                Assert.AreEqual((0, 0), (fine, coarse));
            }
        }
    }

    [TestMethod]
    public void Every_value_of_every_byte_is_refused_unless_the_sum_agrees()
    {
        for (int place = 0; place < PmsVectors.RealPart.Length; place++)
        {
            for (int value = 0; value <= byte.MaxValue; value++)
            {
                byte[] frame = PmsVectors.RealPart;
                bool isSame = frame[place] == value;
                frame[place] = (byte)value;
                Assert.AreEqual(isSame, new Pms5003(new LinePort(frame)).TryRead(out _, out _), $"byte {place}, {value:x2}");
            }
        }
    }

    [TestMethod]
    public void The_driver_finds_a_frame_among_any_other_bytes()
    {
        Gen.Select(Garbage, Gen.Int[0, 31], Gen.Int[0, 999], Garbage).ForAll((before, cut, pm25, after) =>
        {
            // A cut frame in front is what a box sees that opens its port in the middle of one.
            byte[] line = [.. before, .. PmsVectors.RealPart.AsSpan(0, cut), .. Frame(pm25, 1000), .. after];
            Pms5003 driver = new(new LinePort(line));
            for (int call = 0; call <= line.Length / 32; call++)
            {
                if (driver.TryRead(out int fine, out int coarse))
                {
                    Assert.AreEqual((10 * pm25, 9999), (fine, coarse));
                    return;
                }
            }

            Assert.Fail("no frame found");
        }, cases: 1_000);
    }

    [TestMethod]
    public void Every_value_is_a_reading_and_one_beyond_the_range_is_at_its_end()
    {
        for (int value = 0; value <= ushort.MaxValue; value++)
        {
            Assert.IsTrue(new Pms5003(new LinePort(Frame(value, 7))).TryRead(out int fine, out _));
            Assert.IsTrue(new Pms5003(new LinePort(Frame(7, value))).TryRead(out _, out int coarse));
            Assert.AreEqual((Math.Min(10 * value, 9999), Math.Min(10 * value, 9999)), (fine, coarse));
        }
    }

    [TestMethod]
    public void Driver_and_part_agree_on_every_value()
    {
        for (int value = 0; value <= 1000; value++)
        {
            VirtualClock clock = new();
            int air = value;
            VirtualPms5003 part = new(clock, noise: null, () => air, () => 2 * air);
            Pms5003 driver = new(new VirtualSensorSerialPort(part));
            clock.AdvanceTo(40_000);
            driver.Discard();
            clock.AdvanceTo(42_400);
            Assert.IsTrue(driver.TryRead(out int fine, out int coarse));
            Assert.AreEqual((Math.Min(10 * value, 9999), Math.Min(20 * value, 9999)), (fine, coarse));
        }
    }

    [TestMethod]
    public void The_part_reports_each_2300_ms_in_steady_air_and_faster_while_it_changes()
    {
        VirtualClock clock = new();
        double air = 10;
        VirtualPms5003 part = new(clock, noise: null, () => air);
        clock.AdvanceTo(23_500);
        Assert.HasCount(256, Drain(part), "ten reports of 32 bytes are more than the box's buffer holds");
        clock.AdvanceTo(46_100);
        Drain(part);
        int frames = 0;
        for (int i = 0; i < 40; i++)
        {
            air += 30;
            clock.AdvanceTo(clock.UptimeMs + 200);
            frames += Drain(part).Length;
        }

        Assert.IsGreaterThan(2 * (8000 / 2300), frames / 32, "reports in 8 s");
    }

    [TestMethod]
    public void The_part_obeys_the_manuals_own_commands_and_forgets_its_mode_without_power()
    {
        VirtualClock clock = new();
        VirtualPms5003 part = new(clock, noise: null, () => 10);
        part.Receive(PmsVectors.BePassive);
        clock.AdvanceTo(40_000);
        Assert.AreEqual("424D0004E1000174", Convert.ToHexString(Drain(part)));

        part.Receive(PmsVectors.ReadPassive);
        clock.AdvanceTo(40_100);
        byte[] answer = Drain(part);
        Assert.HasCount(32, answer);
        Assert.IsTrue(Pms5003Frame.TryParse(answer, out int pm25, out int pm10, out _, out _));
        Assert.AreEqual((10, 16), (pm25, pm10));

        part.Receive(PmsVectors.Sleep);
        clock.AdvanceTo(40_200);
        Assert.AreEqual("424D0004E4000177", Convert.ToHexString(Drain(part)));
        part.Receive(PmsVectors.ReadPassive);
        clock.AdvanceTo(50_000);
        Assert.IsEmpty(Drain(part), "asleep it hears nothing else");

        part.Receive(PmsVectors.Wake);
        Assert.IsTrue(part.IsAwake);
        clock.AdvanceTo(60_000);
        Assert.IsEmpty(Drain(part), "still passive");
        part.Receive(PmsVectors.Report);
        Assert.IsTrue(part.ReportsByItself);

        part.ReportsByItself = false;
        part.Fault = PartFault.Unplugged;
        part.Fault = PartFault.None;
        Assert.IsTrue(part.ReportsByItself && part.IsAwake);
    }

    [TestMethod]
    public void The_sampler_waits_until_the_fan_has_brought_fresh_air_and_lets_the_part_sleep()
    {
        VirtualClock clock = new();
        VirtualPms5003 part = new(clock, new SeededRandom(1, "pms5003"), () => 200);
        SamplerRun run = new SamplerRun(clock, new Pms5003Sampler(new VirtualSensorSerialPort(part), QuantitySet.All)).Until(39 * 60_000);

        // Read 5 s early, a value would be a sixth too low; the part's noise is a seventh of that.
        int[] values = run.Tape.Values(Quantity.Pm25);
        Assert.HasCount(8, values);
        Assert.IsTrue(values.All(value => value is > 1800 and < 2200), string.Join(' ', values));
        Assert.IsFalse(part.IsAwake, "asleep between two readings");
        Assert.AreEqual(0, run.Sampler.ErrorCount);

        // A report comes when the part wants to; nothing adds up.
        long[] times = run.Tape.Times(Quantity.Pm25);
        Assert.IsTrue(times.Select((time, i) => time - 30_000 - (300_000L * i)).All(late => late is > 0 and <= 2500), string.Join(' ', times));
    }

    [TestMethod]
    public void Only_what_is_asked_for_is_handed_on()
    {
        foreach (Quantity asked in new[] { Quantity.Pm25, Quantity.Pm10 })
        {
            VirtualClock clock = new();
            VirtualPms5003 part = new(clock, new SeededRandom(1, "pms5003"), () => 20);
            SamplerRun run = new SamplerRun(clock, new Pms5003Sampler(new VirtualSensorSerialPort(part), default(QuantitySet).With(asked))).Until(3_600_000 - 1);
            Assert.HasCount(12, run.Tape.Readings);
            Assert.HasCount(12, run.Tape.Values(asked));
        }
    }

    private static byte[] Frame(int pm25, int pm10)
    {
        byte[] frame = PmsVectors.RealPart;
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(12), (ushort)pm25);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(14), (ushort)pm10);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(30), (ushort)frame[..30].Sum(value => value));
        return frame;
    }

    private static byte[] Drain(VirtualPms5003 part)
    {
        byte[] buffer = new byte[400];
        return buffer[..part.Send(buffer)];
    }
}
