using EdgeNode.Sensing;
using EdgeNode.Virtual;

namespace EdgeNode.Parts.Tests;

/// <summary>The BME280's wire has no checksum: nothing that was altered on it may become a reading.</summary>
[TestClass]
public class ClimateLieTests
{
    private const long MinuteMs = 60_000;
    private const long DayMs = 24 * 60 * MinuteMs;
    private const double Temperature = 18.3;
    private const double Humidity = 50;

    // Trimming values lie in these registers (table 16); the part has more of them, for pressure.
    private static readonly int[] Trimming = [.. Enumerable.Range(0x88, 6), 0xa1, .. Enumerable.Range(0xe1, 7)];

    [TestMethod]
    public void No_value_of_any_trimming_byte_altered_in_one_of_two_reads_leads_to_a_reading()
    {
        foreach (int register in Trimming)
        {
            for (int mask = 1; mask <= byte.MaxValue; mask++)
            {
                for (int read = 0; read < 2; read++)
                {
                    VirtualClock clock = new();
                    AlteredRegister part = new(NewPart(clock), register, read, (byte)mask);
                    Bme280 driver = new(BusOf(part), Bme280.LowAddress);
                    clock.AdvanceTo(Bme280.PowerUpMs);

                    Assert.IsFalse(driver.TryStartMeasurement(), $"register {register:x2} with {mask:x2} in read {read}");
                    Assert.IsTrue(part.WasAltered, $"register {register:x2} was read {read} times only");
                    clock.AdvanceTo(100);
                    Assert.IsFalse(driver.TryReadTemperature(out _));
                    Assert.IsFalse(driver.TryReadHumidity(out _));

                    Assert.IsTrue(driver.TryStartMeasurement(), "read anew");
                    clock.AdvanceTo(200);
                    Assert.IsTrue(driver.TryReadTemperature(out int temperature));
                    Assert.IsTrue(driver.TryReadHumidity(out int humidity));
                    Assert.AreEqual(Temperature * 100, temperature, 2);
                    Assert.AreEqual(Humidity * 100, humidity, 10);
                }
            }
        }
    }

    [TestMethod]
    public void No_value_of_any_byte_altered_once_on_the_bus_leads_to_a_wrong_reading()
    {
        // Addresses, commands, ids, states and values, of the start and of two measurements.
        int[] lengths = Run((_, _) => { }, 2 * MinuteMs, out ReadingTape whole, out int noErrors);
        Assert.AreEqual(0, noErrors);
        Assert.HasCount(2, whole.Values(Quantity.Humidity));
        int missing = 0;
        for (int transfer = 0; transfer < lengths.Length; transfer++)
        {
            for (int place = 0; place < lengths[transfer]; place++)
            {
                for (int mask = 1; mask <= byte.MaxValue; mask++)
                {
                    (int number, int at, byte xor) = (transfer, place, (byte)mask);
                    Run(
                        (current, bytes) => bytes[at] ^= current == number ? xor : (byte)0,
                        4 * MinuteMs,
                        out ReadingTape tape,
                        out int errors);

                    string what = $"transfer {transfer}, byte {place}, {mask:x2}";
                    int lost = 4 - tape.Values(Quantity.Humidity).Length;
                    Assert.IsInRange(0, 1, lost, what);
                    Assert.IsLessThanOrEqualTo(1, errors, what);
                    Assert.IsTrue(lost == 0 || errors == 1, what);
                    Assert.IsTrue(tape.Values(Quantity.Temperature).All(value => Math.Abs(value - (Temperature * 100)) <= 2), what);
                    Assert.IsTrue(tape.Values(Quantity.Humidity).All(value => Math.Abs(value - (Humidity * 100)) <= 10), what);
                    missing += lost;
                }
            }
        }

        Assert.IsGreaterThan(1000, missing);
    }

    [TestMethod]
    public void A_trimming_that_was_altered_twice_alike_is_believed_for_a_day_at_most()
    {
        VirtualClock clock = new();
        AlteredRegister part = new(NewPart(clock, seed: 4), 0xe4, read: -1, 0x04) { IsAltering = true };
        Bme280Sampler sampler = new(BusOf(part), Bme280.LowAddress, QuantitySet.All);
        ReadingTape tape = new(() => clock.UptimeMs);
        Step(clock, sampler, tape, MinuteMs);
        Assert.AreNotEqual(Humidity * 100, tape.Values(Quantity.Humidity)[0], 500, "control: such a byte does matter");

        part.IsAltering = false;
        Step(clock, sampler, tape, DayMs + (30 * MinuteMs));
        int[] later = [.. tape.Readings.Where(reading => reading.Quantity == Quantity.Humidity && reading.UptimeMs > DayMs + MinuteMs).Select(reading => reading.Value)];
        Assert.HasCount(29, later);
        Assert.IsTrue(later.All(value => Math.Abs(value - (Humidity * 100)) <= 25));
    }

    [TestMethod]
    public void The_part_is_reset_at_the_start_after_each_failure_and_once_a_day()
    {
        VirtualClock clock = new();
        VirtualBme280 part = NewPart(clock, seed: 3);
        Bme280Sampler sampler = new(BusOf(part), Bme280.LowAddress, QuantitySet.All);
        ReadingTape tape = new(() => clock.UptimeMs);

        Step(clock, sampler, tape, DayMs - MinuteMs);
        Assert.AreEqual(1, part.Resets);
        Step(clock, sampler, tape, (3 * DayMs) - MinuteMs);
        Assert.AreEqual(3, part.Resets);
        Assert.AreEqual(0, sampler.ErrorCount);
        Assert.HasCount((3 * 24 * 60) - 1, tape.Values(Quantity.Humidity), "a reset loses no reading");

        part.Fault = PartFault.OutOfRange;
        Step(clock, sampler, tape, (3 * DayMs) + MinuteMs);
        Assert.AreEqual(2, sampler.ErrorCount);
        Assert.AreEqual(5, part.Resets, "one of the failures' was the day's as well");
    }

    [TestMethod]
    public void A_part_that_was_left_with_settings_of_others_is_reset_before_it_is_believed()
    {
        VirtualClock clock = new();
        VirtualBme280 part = NewPart(clock);
        clock.AdvanceTo(1000);
        Assert.IsTrue(part.TryWrite([0xf5, 0x1c]), "the filter on, which makes values late by many measurements");
        Bme280Sampler sampler = new(BusOf(part), Bme280.LowAddress, QuantitySet.All);
        Step(clock, sampler, new ReadingTape(() => 0), 2000);

        byte[] config = new byte[1];
        part.TryWrite([0xf5]);
        Assert.IsTrue(part.TryRead(config));
        Assert.AreEqual(0, config[0]);
        Assert.AreEqual(0, sampler.ErrorCount);
    }

    [TestMethod]
    public void After_a_reset_the_part_has_no_trimming_values_for_a_while_and_says_so()
    {
        VirtualClock clock = new();
        VirtualBme280 part = NewPart(clock);
        Bme280 driver = new(BusOf(part), Bme280.LowAddress);
        clock.AdvanceTo(10);
        driver.Reset();
        Assert.AreEqual(1, part.Resets);
        for (int ms = 10; ms < 10 + 8; ms++)
        {
            clock.AdvanceTo(ms);
            Assert.IsFalse(driver.TryStartMeasurement(), $"{ms} ms");
        }

        clock.AdvanceTo(10 + Bme280.ResetMs);
        Assert.IsTrue(driver.TryStartMeasurement());
    }

    [TestMethod]
    public void A_part_that_answers_but_measures_nothing_gives_no_reading()
    {
        VirtualClock clock = new();
        VirtualBme280 part = NewPart(clock);
        part.Fault = PartFault.MeasuresNothing;
        Bme280Sampler sampler = new(BusOf(part), Bme280.LowAddress, QuantitySet.All);
        ReadingTape tape = new(() => clock.UptimeMs);
        Step(clock, sampler, tape, 10 * MinuteMs);

        Assert.IsEmpty(tape.Readings);
        Assert.AreEqual(10, sampler.ErrorCount);
    }

    [TestMethod]
    [DataRow((byte)0x58, "BMP280, which has no humidity")]
    [DataRow((byte)0x61, "BME680, whose registers mean something else")]
    public void A_part_of_another_kind_at_the_address_gives_errors_and_no_reading(byte id, string kind)
    {
        VirtualClock clock = new();
        AlteredRegister part = new(NewPart(clock), 0xd0, read: -1, (byte)(id ^ 0x60)) { IsAltering = true };
        Bme280Sampler sampler = new(BusOf(part), Bme280.LowAddress, QuantitySet.All);
        ReadingTape tape = new(() => clock.UptimeMs);
        Step(clock, sampler, tape, 10 * MinuteMs);

        Assert.IsEmpty(tape.Readings, kind);
        Assert.AreEqual(10, sampler.ErrorCount, kind);
    }

    private static int[] Run(Action<int, byte[]> alter, long untilMs, out ReadingTape tape, out int errors)
    {
        VirtualClock clock = new();
        AlteringBus bus = new(BusOf(NewPart(clock)), alter);
        Bme280Sampler sampler = new(bus, Bme280.LowAddress, QuantitySet.All);
        tape = new ReadingTape(() => clock.UptimeMs);
        Step(clock, sampler, tape, untilMs);
        errors = sampler.ErrorCount;
        return [.. bus.Lengths];
    }

    private static void Step(VirtualClock clock, Bme280Sampler sampler, IReadingSink sink, long untilMs)
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

    private static VirtualBme280 NewPart(VirtualClock clock, ulong? seed = null)
    {
        return new VirtualBme280(clock, seed is ulong number ? new SeededRandom(number, "bme280") : null, () => Temperature, () => Humidity);
    }

    private static VirtualI2cBus BusOf(IVirtualI2cPart part)
    {
        VirtualI2cBus bus = new();
        bus.Attach(Bme280.LowAddress, part);
        return bus;
    }

    /// <summary>A part of whose registers one comes over altered: in one read of it, counted from 0, or while it is said to.</summary>
    private sealed class AlteredRegister(VirtualBme280 part, int register, int read, byte mask) : IVirtualI2cPart
    {
        private int _pointer;
        private int _reads;

        public bool IsAltering { get; set; }

        public bool WasAltered { get; private set; }

        public bool TryWrite(ReadOnlySpan<byte> data)
        {
            _pointer = data[0];
            return part.TryWrite(data);
        }

        public bool TryRead(Span<byte> buffer)
        {
            bool isRead = part.TryRead(buffer);
            int place = register - _pointer;
            if (isRead && place >= 0 && place < buffer.Length && (IsAltering || _reads++ == read))
            {
                buffer[place] ^= mask;
                WasAltered = true;
            }

            return isRead;
        }
    }
}
