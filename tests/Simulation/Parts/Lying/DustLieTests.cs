using EdgeNode.Contracts;
using EdgeNode.Sensing;
using EdgeNode.Virtual;

namespace EdgeNode.Parts.Tests;

/// <summary>The SDS011 answers in good form when it measured nothing, and keeps settings that make it say old values.</summary>
[TestClass]
public class DustLieTests
{
    private const long MinuteMs = 60_000;
    private const long HourMs = 60 * MinuteMs;

    [TestMethod]
    public void A_part_that_measures_nothing_gives_errors_and_no_reading()
    {
        VirtualClock clock = new();
        VirtualSds011 part = Part(clock);
        part.Fault = PartFault.MeasuresNothing;
        (ReadingTape tape, Sds011Sampler sampler) = Run(clock, part, HourMs);

        Assert.IsEmpty(tape.Readings);
        Assert.AreEqual(12, sampler.ErrorCount);
    }

    [TestMethod]
    [DataRow(PartFault.MeasuresNothing)]
    [DataRow(PartFault.Stuck)]
    public void An_answer_that_is_no_reading_moves_neither_a_step_nor_the_sleep(PartFault fault)
    {
        CollectionAssert.AreEqual(Steps(PartFault.None), Steps(fault));

        // A part without delays of its own, in air that changes.
        static (long UptimeMs, bool IsWorking)[] Steps(PartFault fault)
        {
            VirtualClock clock = new();
            VirtualSds011 part = new(clock, noise: null, () => 12 + (clock.UptimeMs / 100_000.0));
            Sds011Sampler sampler = new(new VirtualSensorSerialPort(part), QuantitySet.All);
            List<(long UptimeMs, bool IsWorking)> steps = [];
            while (clock.UptimeMs < 2 * HourMs)
            {
                part.Fault = clock.UptimeMs < 4 * MinuteMs ? PartFault.None : fault;
                int restMs = sampler.Step(clock.UptimeMs, new ReadingTape(() => clock.UptimeMs));
                steps.Add((clock.UptimeMs, part.IsWorking));
                clock.AdvanceTo(clock.UptimeMs + restMs);
            }

            Assert.AreEqual(fault == PartFault.None ? 0 : fault == PartFault.Stuck ? 12 : 23, sampler.ErrorCount);
            return [.. steps];
        }
    }

    [TestMethod]
    public void Nothing_measured_is_told_by_PM10_alone()
    {
        // PM2.5, PM10 in 0.1 ug/m3. Any particle that PM2.5 counts PM10 counts too.
        foreach ((int pm25, int pm10, bool isReading) in (ReadOnlySpan<(int, int, bool)>)
            [(0, 0, false), (3, 0, false), (9999, 0, false), (0, 1, true), (1, 1, true), (3, 5, true), (4, 5, true), (9999, 9999, true)])
        {
            byte[] data = [(byte)pm25, (byte)(pm25 >> 8), (byte)pm10, (byte)(pm10 >> 8), 0xa1, 0x60];
            FixedPort port = new([0xaa, 0xc0, .. data, (byte)data.Sum(value => value), 0xab]);
            Assert.AreEqual(isReading, new Sds011(port).TryRead(out int fine, out int coarse), $"{pm25} {pm10}");
            Assert.AreEqual(isReading ? (pm25, pm10) : (0, 0), (fine, coarse));
        }
    }

    [TestMethod]
    public void The_cleanest_air_that_is_met_outdoors_is_a_reading_each_time()
    {
        // Over a month in Aberdeen (15,228 readings) the lowest pair was 0.4 and 0.5.
        for (ulong seed = 0; seed < 20; seed++)
        {
            VirtualClock clock = new();
            VirtualSds011 part = new(clock, new SeededRandom(seed, "sds011"), () => 0.3, () => 0.5);
            (ReadingTape tape, Sds011Sampler sampler) = Run(clock, part, HourMs);

            Assert.HasCount(12, tape.Values(Quantity.Pm10), $"seed {seed}");
            Assert.AreEqual(0, sampler.ErrorCount, $"seed {seed}");
        }
    }

    [TestMethod]
    public void A_value_that_stands_still_at_the_end_of_the_range_is_believed_for_an_hour()
    {
        VirtualClock clock = new();
        VirtualSds011 part = new(clock, new SeededRandom(1, "sds011"), () => 5000);
        (ReadingTape tape, Sds011Sampler sampler) = Run(clock, part, 3 * HourMs);

        Assert.HasCount(12, tape.Values(Quantity.Pm10));
        Assert.AreEqual(24, sampler.ErrorCount);
    }

    [TestMethod]
    public void A_setting_is_written_when_it_differs_and_not_at_each_boot()
    {
        VirtualClock clock = new();
        VirtualSds011 part = Part(clock);
        for (int boot = 1; boot <= 20; boot++)
        {
            // The box restarts and the part keeps its power, or both lose it.
            part.Fault = boot % 2 == 0 ? PartFault.Unplugged : PartFault.None;
            part.Fault = PartFault.None;
            (ReadingTape tape, Sds011Sampler sampler) = Run(clock, part, clock.UptimeMs + HourMs - 1);
            Assert.HasCount(12, tape.Values(Quantity.Pm10));
            Assert.AreEqual(0, sampler.ErrorCount);
            Assert.IsFalse(part.ReportsByItself);
            Assert.AreEqual(1, part.SettingWrites, $"boot {boot}");
        }
    }

    [TestMethod]
    public void A_working_period_of_any_length_is_found_and_ended_before_a_reading()
    {
        for (int minutes = 1; minutes <= 30; minutes++)
        {
            VirtualClock clock = new();
            double air = 10;
            VirtualSds011 part = new(clock, new SeededRandom(1, "sds011"), () => air) { WorkingPeriod = minutes, ReportsByItself = false };
            VirtualSensorSerialPort port = new(part);
            Sds011Sampler sampler = new(port, QuantitySet.All);
            ReadingTape tape = new(() => clock.UptimeMs);
            Step(clock, sampler, tape, 4 * MinuteMs);
            air = 300;
            Step(clock, sampler, tape, HourMs - 1);

            Assert.AreEqual(0, part.WorkingPeriod);
            Assert.AreEqual(1, part.SettingWrites);
            Assert.AreEqual(1, sampler.ErrorCount, "the reading of the waking in which it was found");
            Assert.HasCount(11, tape.Values(Quantity.Pm10));
            Assert.IsTrue(tape.Values(Quantity.Pm25).All(value => value > 2000), $"{minutes} min: {string.Join(' ', tape.Values(Quantity.Pm25))}");
        }
    }

    [TestMethod]
    public void A_part_with_a_working_period_says_old_values_to_whoever_does_not_look()
    {
        VirtualClock clock = new();
        double air = 10;
        VirtualSds011 part = new(clock, noise: null, () => air) { WorkingPeriod = 30, ReportsByItself = false };
        Sds011 driver = new(new VirtualSensorSerialPort(part));
        clock.AdvanceTo(30_000);
        Assert.IsTrue(driver.TryQuery());
        clock.AdvanceTo(30_100);
        Assert.IsTrue(driver.TryRead(out int before, out _));
        air = 300;
        clock.AdvanceTo(25 * MinuteMs);
        Assert.IsTrue(driver.TryQuery());
        clock.AdvanceTo((25 * MinuteMs) + 100);
        Assert.IsTrue(driver.TryRead(out int old, out _));

        Assert.AreEqual(before, old);
    }

    [TestMethod]
    public void A_part_that_keeps_its_working_period_gives_no_reading_and_its_memory_is_spared()
    {
        VirtualClock clock = new();
        VirtualSds011 part = new(clock, new SeededRandom(1, "sds011"), () => 10) { WorkingPeriod = 30, ReportsByItself = false, KeepsItsSettings = true };
        (ReadingTape tape, Sds011Sampler sampler) = Run(clock, part, (24 * HourMs) - 1);

        Assert.IsEmpty(tape.Readings);
        Assert.AreEqual(24 * 12, sampler.ErrorCount);
        Assert.AreEqual(3, part.SettingWrites);
    }

    [TestMethod]
    public void A_part_that_keeps_reporting_by_itself_is_read_all_the_same_and_its_memory_is_spared()
    {
        VirtualClock clock = new();
        VirtualSds011 part = new(clock, new SeededRandom(1, "sds011"), () => 10) { KeepsItsSettings = true };
        (ReadingTape tape, Sds011Sampler sampler) = Run(clock, part, (24 * HourMs) - 1);

        Assert.HasCount(24 * 12, tape.Values(Quantity.Pm10));
        Assert.AreEqual(0, sampler.ErrorCount);
        Assert.AreEqual(3, part.SettingWrites);
    }

    [TestMethod]
    public void An_exchanged_part_is_looked_at_with_its_next_waking()
    {
        VirtualClock clock = new();
        Socket socket = new(Part(clock));
        Sds011Sampler sampler = new(socket, QuantitySet.All);
        ReadingTape tape = new(() => clock.UptimeMs);
        Step(clock, sampler, tape, HourMs - 1);
        VirtualSds011 other = new(clock, new SeededRandom(2, "sds011"), () => 40) { WorkingPeriod = 7 };
        socket.Part = other;
        Step(clock, sampler, tape, (2 * HourMs) - 1);

        Assert.AreEqual(0, other.WorkingPeriod);
        Assert.IsFalse(other.ReportsByItself);
        Assert.AreEqual(2, other.SettingWrites);
        Assert.AreEqual(1, sampler.ErrorCount);
        Assert.HasCount(23, tape.Values(Quantity.Pm10));
        Assert.IsTrue(tape.Values(Quantity.Pm25)[12..].All(value => value > 300));
    }

    [TestMethod]
    public void The_part_tells_its_settings_with_the_protocols_own_frames()
    {
        VirtualClock clock = new();
        VirtualSds011 part = new(clock, noise: null, () => 10) { WorkingPeriod = 1, ReportsByItself = false };
        part.Receive([0xaa, 0xb4, 0x08, .. new byte[12], 0xff, 0xff, 0x06, 0xab]);
        clock.AdvanceTo(100);
        Assert.AreEqual("AAC508000100A1600AAB", Drain(part));
        part.Receive([0xaa, 0xb4, 0x02, .. new byte[12], 0xff, 0xff, 0x00, 0xab]);
        clock.AdvanceTo(200);
        Assert.AreEqual("AAC502000100A16004AB", Drain(part));
        Assert.AreEqual(0, part.SettingWrites, "a question wears nothing");
        part.Receive([0xaa, 0xb4, 0x08, 0x01, 0x00, .. new byte[10], 0xff, 0xff, 0x07, 0xab]);
        clock.AdvanceTo(300);
        Assert.AreEqual("AAC508010000A1600AAB", Drain(part));
        Assert.AreEqual((0, 1), (part.WorkingPeriod, part.SettingWrites));
    }

    private static VirtualSds011 Part(VirtualClock clock)
    {
        return new VirtualSds011(clock, new SeededRandom(1, "sds011"), () => 12);
    }

    private static (ReadingTape Tape, Sds011Sampler Sampler) Run(VirtualClock clock, VirtualSds011 part, long untilMs)
    {
        Sds011Sampler sampler = new(new VirtualSensorSerialPort(part), QuantitySet.All);
        ReadingTape tape = new(() => clock.UptimeMs);
        Step(clock, sampler, tape, untilMs);
        return (tape, sampler);
    }

    private static void Step(VirtualClock clock, Sds011Sampler sampler, IReadingSink sink, long untilMs)
    {
        while (true)
        {
            long nextMs = clock.UptimeMs + sampler.Step(clock.UptimeMs, sink);
            if (nextMs > untilMs)
            {
                clock.AdvanceTo(untilMs);
                return;
            }

            clock.AdvanceTo(nextMs);
        }
    }

    private static string Drain(VirtualSds011 part)
    {
        var buffer = new byte[200];
        return Convert.ToHexString(buffer, 0, part.Send(buffer));
    }

    private sealed class FixedPort(byte[] line) : ISensorSerialPort
    {
        public int Read(byte[] buffer, int count)
        {
            line.CopyTo(buffer, 0);
            return line.Length;
        }

        public bool TryWrite(byte[] data, int count)
        {
            return true;
        }
    }

    private sealed class Socket(VirtualSds011 part) : ISensorSerialPort
    {
        public VirtualSds011 Part { get; set; } = part;

        public int Read(byte[] buffer, int count)
        {
            return Part.Send(buffer.AsSpan(0, count));
        }

        public bool TryWrite(byte[] data, int count)
        {
            Part.Receive(data.AsSpan(0, count));
            return true;
        }
    }
}
