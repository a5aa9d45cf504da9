using EdgeNode.Sensing;
using EdgeNode.Virtual;

namespace EdgeNode.Parts.Tests;

/// <summary>The SCD41 keeps settings of its own, and is one of several parts that answer alike.</summary>
[TestClass]
public class GasLieTests
{
    private const long MinuteMs = 60_000;
    private const long DayMs = 24 * 60 * MinuteMs;
    private const int Ppm = 640;

    [TestMethod]
    public void A_part_from_the_factory_at_sea_level_is_told_nothing()
    {
        Box box = new(new VirtualClock(), clock => Part(clock), altitudeM: 0);
        box.RunTo(DayMs);

        Assert.AreEqual(0, box.Part.Sets);
        Assert.AreEqual(0, box.Part.Persists);
        Assert.AreEqual(0, box.Sampler.ErrorCount);
        Assert.HasCount((int)((DayMs - 1500) / 30_000), box.Tape.Readings);
    }

    [TestMethod]
    [DataRow(0, 400, 0)]
    [DataRow(0, 401, 1)]
    [DataRow(1, 400, 0)]
    [DataRow(1, 1000, 3000)]
    public void Whatever_the_part_keeps_it_works_by_what_the_box_was_told(int selfCalibration, int target, int altitudeM)
    {
        foreach (int told in (int[])[0, 1, 1000, 2999, 3000])
        {
            Scd41Settings stored = new((ushort)altitudeM, (ushort)selfCalibration, (ushort)target);
            Box box = new(new VirtualClock(), clock => Part(clock, stored), told);
            box.RunTo(10 * MinuteMs);

            Assert.AreEqual(new Scd41Settings((ushort)told, 1, 400), box.Part.Settings);
            int differing = (selfCalibration != 1 ? 1 : 0) + (target != 400 ? 1 : 0) + (altitudeM != told ? 1 : 0);
            Assert.AreEqual(differing, box.Part.Sets, "only what differs is written");
            Assert.AreEqual(0, box.Part.Persists, "that memory wears");
            Assert.AreEqual(stored, box.Part.Stored);
            Assert.AreEqual(0, box.Sampler.ErrorCount);
        }
    }

    [TestMethod]
    public void At_1000_m_a_box_that_was_not_told_reads_a_ninth_too_little_and_one_that_was_reads_true()
    {
        foreach ((int told, double expected) in (ReadOnlySpan<(int, double)>)[(0, Ppm * 0.887), (1000, Ppm)])
        {
            Box box = new(new VirtualClock(), clock => Part(clock), told);
            box.Part.TrueAltitudeM = 1000;
            box.RunTo(60 * MinuteMs);
            Assert.AreEqual(expected, box.Tape.Values(Quantity.Co2).Average(), 2);
        }
    }

    [TestMethod]
    public void A_part_that_lost_its_power_is_set_again_before_it_is_believed()
    {
        Box box = new(new VirtualClock(), clock => Part(clock), altitudeM: 1000);
        box.Part.TrueAltitudeM = 1000;
        box.RunTo(10 * MinuteMs);
        box.Part.Fault = PartFault.Unplugged;
        box.RunTo((10 * MinuteMs) + 3000);
        box.Part.Fault = PartFault.None;
        Assert.AreEqual(0, box.Part.Settings.AltitudeM);
        box.RunTo(60 * MinuteMs);

        Assert.AreEqual(1000, box.Part.Settings.AltitudeM);
        Assert.IsTrue(box.Tape.Values(Quantity.Co2).All(value => Math.Abs(value - Ppm) < 25));
        Assert.IsGreaterThan(110, box.Tape.Readings.Count);
    }

    [TestMethod]
    public void A_part_too_old_to_tell_its_kind_is_set_all_the_same()
    {
        Box box = new(new VirtualClock(), clock => Part(clock, new Scd41Settings(5, 0, 400), variant: null), altitudeM: 700);
        box.RunTo(10 * MinuteMs);

        Assert.AreEqual(new Scd41Settings(700, 1, 400), box.Part.Settings);
        Assert.AreEqual(0, box.Sampler.ErrorCount);
        Assert.HasCount(19, box.Tape.Readings);
    }

    [TestMethod]
    public void Of_its_family_only_parts_as_good_are_read()
    {
        for (int kind = 0; kind < 16; kind++)
        {
            ushort variant = (ushort)((kind << 12) | 0x440);
            Box box = new(new VirtualClock(), clock => Part(clock, variant: variant), altitudeM: 0);
            box.RunTo(10 * MinuteMs);

            // 1 is the SCD41 itself, 5 the SCD43. An SCD40 is good for 2,000 ppm only.
            bool isGood = kind is 1 or 5;
            Assert.HasCount(isGood ? 19 : 0, box.Tape.Readings, $"{variant:x4}");
            Assert.AreEqual(isGood ? 0 : 20, box.Sampler.ErrorCount, $"{variant:x4}");
        }
    }

    [TestMethod]
    public void Every_byte_altered_once_on_the_bus_at_the_start_costs_a_start_and_never_leaves_a_wrong_setting()
    {
        Scd41Settings stored = new(0, 0, 800);
        AlteringBus? bus = null;
        Box whole = new(new VirtualClock(), clock => Part(clock, stored), altitudeM: 1000, inner => bus = new AlteringBus(inner, (_, _) => { }));
        whole.RunTo(2000);
        int[] lengths = [.. bus!.Lengths];
        Assert.HasCount(19, lengths, "stop, four questions and answers, three settings and their questions and answers again, start");
        for (int transfer = 0; transfer < lengths.Length; transfer++)
        {
            for (int place = 0; place < lengths[transfer]; place++)
            {
                for (int mask = 1; mask <= byte.MaxValue; mask++)
                {
                    (int number, int at, byte xor) = (transfer, place, (byte)mask);
                    Box box = new(
                        new VirtualClock(),
                        clock => Part(clock, stored),
                        altitudeM: 1000,
                        inner => new AlteringBus(inner, (current, bytes) => bytes[at] ^= current == number ? xor : (byte)0));
                    box.Part.TrueAltitudeM = 1000;
                    box.RunTo(4 * MinuteMs);

                    string what = $"transfer {transfer}, byte {place}, {mask:x2}";
                    Assert.AreEqual((1000, 1), ((int)box.Part.Settings.AltitudeM, (int)box.Part.Settings.SelfCalibration), what);
                    Assert.IsTrue(box.Tape.Values(Quantity.Co2).All(value => Math.Abs(value - Ppm) <= 25), what);
                    Assert.IsGreaterThanOrEqualTo(4, box.Tape.Readings.Count, what);
                    Assert.AreEqual(0, box.Part.Persists, what);
                }
            }
        }
    }

    [TestMethod]
    public void A_part_that_measures_nothing_gives_errors_and_no_reading()
    {
        Box box = new(new VirtualClock(), clock => Part(clock), altitudeM: 0);
        box.Part.Fault = PartFault.MeasuresNothing;
        box.RunTo(60 * MinuteMs);

        Assert.IsEmpty(box.Tape.Readings);
        Assert.AreEqual(119, box.Sampler.ErrorCount);
    }

    [TestMethod]
    [DataRow(39_999)]
    [DataRow(40_000)]
    [DataRow(65_534)]
    public void A_value_that_stands_still_at_the_end_of_the_range_is_believed_for_ten_minutes(int ppm)
    {
        VirtualClock clock = new();
        Box box = new(clock, _ => new VirtualScd41(clock, noise: null, () => ppm), altitudeM: 0);
        box.RunTo(60 * MinuteMs);

        Assert.HasCount(20, box.Tape.Readings);
        Assert.AreEqual(119 - 20, box.Sampler.ErrorCount);
    }

    [TestMethod]
    public void The_part_tells_and_takes_settings_while_idle_only_and_in_its_own_time()
    {
        VirtualClock clock = new();
        VirtualScd41 part = Part(clock);
        var word = new byte[3];
        clock.AdvanceTo(1000);

        Assert.IsTrue(part.TryWrite([0x24, 0x27, 0x07, 0x9e, VirtualScd41.Crc([0x07, 0x9e])]), "1,950 m");
        Assert.IsFalse(part.TryWrite([0x23, 0x22]), "it takes 1 ms");
        clock.AdvanceTo(1001);
        Assert.IsTrue(part.TryWrite([0x23, 0x22]));
        Assert.IsFalse(part.TryRead(word), "asked too soon");
        clock.AdvanceTo(1002);
        Assert.IsTrue(part.TryRead(word));
        Assert.AreEqual("079E", Convert.ToHexString(word)[..4]);

        Assert.IsFalse(part.TryWrite([0x24, 0x27, 0x07, 0x9e, 0x00]), "a wrong CRC");
        Assert.IsFalse(part.TryWrite([0x24, 0x27, 0x0b, 0xb9, VirtualScd41.Crc([0x0b, 0xb9])]), "3,001 m");
        Assert.IsTrue(part.TryWrite([0x36, 0x15]), "persist_settings");
        Assert.AreEqual(1, part.Persists);
        Assert.AreEqual(1950, part.Stored.AltitudeM);
        clock.AdvanceTo(1801);
        Assert.IsFalse(part.TryWrite([0x23, 0x22]), "it takes 800 ms");
        clock.AdvanceTo(1802);

        Assert.IsTrue(part.TryWrite([0x21, 0xac]));
        Assert.IsFalse(part.TryWrite([0x23, 0x22]), "not while measuring");
        Assert.IsFalse(part.TryWrite([0x23, 0x13]), "not while measuring");
        Assert.IsFalse(part.TryWrite([0x20, 0x2f]), "not while measuring");
        Assert.IsFalse(part.TryWrite([0x36, 0x15]), "not while measuring");
        Assert.IsFalse(part.TryWrite([0x24, 0x16, 0x00, 0x00, VirtualScd41.Crc([0x00, 0x00])]), "not while measuring");
    }

    private static VirtualScd41 Part(VirtualClock clock, Scd41Settings? stored = null, ushort? variant = 0x1440)
    {
        return new VirtualScd41(clock, new SeededRandom(1, "scd41"), () => Ppm) { Stored = stored ?? Scd41Settings.Factory, Variant = variant };
    }

    private sealed class Box
    {
        private readonly VirtualClock _clock;

        public Box(VirtualClock clock, Func<VirtualClock, VirtualScd41> part, int altitudeM, Func<VirtualI2cBus, Contracts.II2cBus>? wire = null)
        {
            _clock = clock;
            Part = part(clock);
            VirtualI2cBus bus = new();
            bus.Attach(VirtualScd41.Address, Part);
            Sampler = new Scd41Sampler(wire is null ? bus : wire(bus), altitudeM);
            Tape = new ReadingTape(() => clock.UptimeMs);
        }

        public VirtualScd41 Part { get; }

        public Scd41Sampler Sampler { get; }

        public ReadingTape Tape { get; }

        public void RunTo(long uptimeMs)
        {
            while (true)
            {
                long nextMs = _clock.UptimeMs + Sampler.Step(_clock.UptimeMs, Tape);
                if (nextMs > uptimeMs)
                {
                    _clock.AdvanceTo(uptimeMs);
                    return;
                }

                _clock.AdvanceTo(nextMs);
            }
        }
    }
}
