using EdgeNode.Sensing;
using EdgeNode.Virtual;

namespace EdgeNode.Parts.Tests;

/// <summary>The SEN66 tells what failed in it, repeats what it cannot measure anew, and shares its address with parts that measure otherwise.</summary>
[TestClass]
public class Sen66LieTests
{
    private const long MinuteMs = 60_000;
    private const long HourMs = 60 * MinuteMs;
    private const long FirstReadingMs = 33_989;
    private const long SettingMs = 42;

    private const uint FanError = 1u << 4;
    private const uint ClimateError = 1u << 6;
    private const uint GasError = 1u << 7;
    private const uint Co2Error = 1u << 9;
    private const uint PmError = 1u << 11;
    private const uint FanSpeed = 1u << 21;

    [TestMethod]
    [DataRow(PartFault.Unplugged)]
    [DataRow(PartFault.WrongChecksum)]
    [DataRow(PartFault.Truncated)]
    [DataRow(PartFault.MeasuresNothing)]
    public void A_broken_part_gives_errors_and_no_reading(PartFault fault)
    {
        Sen66Box box = new();
        box.Part.Fault = fault;
        box.Run.Until(HourMs);

        Assert.IsEmpty(box.Tape.Readings);
        Assert.IsGreaterThan(90, box.Errors);
    }

    [TestMethod]
    [DataRow(FanError, new[] { 0, 0, 0, 0, 0 }, 120)]
    [DataRow(FanSpeed, new[] { 0, 0, 120, 60, 60 }, 12)]
    [DataRow(PmError, new[] { 0, 0, 120, 60, 60 }, 12)]
    [DataRow(Co2Error, new[] { 12, 12, 0, 0, 0 }, 120)]
    [DataRow(GasError, new[] { 12, 12, 120, 0, 0 }, 60)]
    [DataRow(ClimateError, new[] { 12, 12, 120, 0, 0 }, 60)]
    [DataRow(~(FanError | ClimateError | GasError | Co2Error | PmError | FanSpeed), new[] { 12, 12, 120, 60, 60 }, 0)]
    public void What_the_part_says_of_itself_takes_the_values_that_it_puts_in_doubt(uint status, int[] counts, int errors)
    {
        Sen66Box box = new();
        box.Part.LastingStatus = status;
        box.Run.Until(HourMs + FirstReadingMs - 1);

        CollectionAssert.AreEqual(counts, box.Counts());
        Assert.AreEqual(errors, box.Errors);
    }

    [TestMethod]
    public void A_failure_that_is_over_costs_one_reading()
    {
        Sen66Box box = new();
        box.Run.Until(30 * MinuteMs);
        box.Part.Status = FanError;
        box.Run.Until(HourMs + FirstReadingMs - 1);

        Assert.AreEqual(1, box.Errors);
        Assert.HasCount(119, box.Tape.Values(Quantity.Co2));
    }

    [TestMethod]
    public void A_value_that_is_unknown_takes_no_other_with_it_and_is_no_error_where_nobody_asks_for_it()
    {
        Sen66Box box = new();
        box.Co2 = null;
        box.Run.Until(HourMs + FirstReadingMs - 1);
        CollectionAssert.AreEqual(new[] { 12, 12, 0, 60, 60 }, box.Counts());
        Assert.AreEqual(120, box.Errors);

        Sen66Box other = new(asked: default(QuantitySet).With(Quantity.Pm25).With(Quantity.Humidity)) { Co2 = null, Temperature = null, Pm10 = null };
        other.Run.Until(HourMs + FirstReadingMs - 1);
        CollectionAssert.AreEqual(new[] { 12, 0, 0, 0, 60 }, other.Counts());
        Assert.AreEqual(0, other.Errors);
    }

    [TestMethod]
    public void Values_beyond_what_the_part_measures_are_at_the_end_of_their_range_or_none_and_believed_for_an_hour()
    {
        Sen66Box box = new();
        box.Part.Fault = PartFault.OutOfRange;
        box.Run.Until((3 * HourMs) + FirstReadingMs - 1);

        CollectionAssert.AreEqual(new[] { 12, 12, 120, 0, 0 }, box.Counts());
        Assert.AreEqual((9999, 40_000), (box.Tape.Values(Quantity.Pm10).Max(), box.Tape.Values(Quantity.Co2).Max()));
    }

    [TestMethod]
    public void A_stuck_part_is_believed_for_an_hour_and_then_no_more()
    {
        Sen66Box box = new();
        box.Part.Fault = PartFault.Stuck;
        box.Run.Until((3 * HourMs) + FirstReadingMs - 1);
        CollectionAssert.AreEqual(new[] { 12, 12, 120, 60, 60 }, box.Counts());

        box.Part.Fault = PartFault.None;
        box.Run.Until((4 * HourMs) + FirstReadingMs - 1);

        // By its noise a working part may say the stuck value once more.
        int[] whole = [24, 24, 240, 120, 120];
        Assert.IsTrue(box.Counts().Zip(whole).All(pair => pair.Second - pair.First is 0 or 1), string.Join(' ', box.Counts()));
    }

    [TestMethod]
    [DataRow(PartFault.MeasuresNothing, 0u)]
    [DataRow(PartFault.Stuck, 0u)]
    [DataRow(PartFault.None, FanError)]
    [DataRow(PartFault.None, PmError)]
    [DataRow(PartFault.None, Co2Error)]
    [DataRow(PartFault.None, ClimateError)]
    public void A_part_that_answers_without_measuring_for_an_hour_is_started_anew(PartFault fault, uint status)
    {
        Sen66Box box = new(altitudeM: 700);
        box.Run.Until(10 * MinuteMs);
        (box.Part.FaultUntilReset, box.Part.StatusUntilReset) = (fault, status);

        // A stuck part is believed for an hour before the hour of failures.
        box.Run.Until(3 * HourMs);
        int[] before = box.Counts();
        int errors = box.Errors;
        Assert.AreEqual(2, box.Part.Sets, "one start after power-on, one after the failures");
        box.Run.Until(4 * HourMs);

        CollectionAssert.AreEqual(new[] { 12, 12, 120, 60, 60 }, box.Counts().Zip(before, (all, some) => all - some).ToArray());
        Assert.AreEqual((errors, 700), (box.Errors, box.Part.AltitudeM));
    }

    [TestMethod]
    public void A_sensor_inside_that_stays_broken_costs_the_others_a_minute_each_hour_and_nothing_where_nobody_asks_for_it()
    {
        Sen66Box box = new(altitudeM: 700);
        box.Part.LastingStatus = PmError;
        box.Run.Until(24 * HourMs);
        Assert.IsInRange(20, 24, box.Part.Sets);
        Assert.IsGreaterThanOrEqualTo(2880 - (2 * 24), box.Tape.Values(Quantity.Co2).Length);

        Sen66Box other = new(altitudeM: 700, asked: default(QuantitySet).With(Quantity.Co2).With(Quantity.Humidity));
        other.Part.LastingStatus = PmError;
        other.Run.Until(24 * HourMs);
        Assert.AreEqual((1, 0), (other.Part.Sets, other.Errors));
    }

    [TestMethod]
    public void Still_air_is_not_a_stuck_part()
    {
        Sen66Box box = new() { Pm25 = 2, Pm10 = 3, Humidity = 60 };
        box.Run.Until((24 * HourMs) + FirstReadingMs - 1);
        CollectionAssert.AreEqual(new[] { 288, 288, 2880, 1440, 1440 }, box.Counts());
        Assert.AreEqual(0, box.Errors);
    }

    [TestMethod]
    public void Thick_smoke_is_not_a_stuck_part()
    {
        Sen66Box box = new() { Pm25 = 1500, Pm10 = 2500 };
        box.Run.Until((24 * HourMs) + FirstReadingMs - 1);
        CollectionAssert.AreEqual(Enumerable.Repeat(9999, 288).ToArray(), box.Tape.Values(Quantity.Pm25));
        Assert.AreEqual(0, box.Errors);
    }

    [TestMethod]
    [DataRow("SEN63C")]
    [DataRow("SEN65")]
    [DataRow("SEN68")]
    [DataRow("SEN69C")]
    [DataRow("SEN6")]
    [DataRow("")]
    public void Another_part_of_its_family_is_not_read(string name)
    {
        Sen66Box box = new(part: self => self.Make(name));
        box.Run.Until(10 * MinuteMs);

        Assert.IsEmpty(box.Tape.Readings);
        Assert.IsGreaterThan(15, box.Errors);
        Assert.IsFalse(box.Part.IsMeasuring);
    }

    [TestMethod]
    public void Whatever_somebody_set_it_works_by_what_the_box_was_told()
    {
        foreach (int told in new[] { 0, 1, 1000, 3000 })
        {
            Sen66Box box = new(altitudeM: told);
            (box.Part.AltitudeM, box.Part.CalibratesItself) = (512, false);
            box.Run.Until(10 * MinuteMs);
            Assert.AreEqual((told, true), (box.Part.AltitudeM, box.Part.CalibratesItself));
            Assert.AreEqual(0, box.Errors);
        }
    }

    [TestMethod]
    public void A_part_that_does_not_take_the_altitude_is_not_read()
    {
        Sen66Box box = new(altitudeM: 700, part: self => self.Make(keepsItsSettings: true));
        box.Run.Until(10 * MinuteMs);
        Assert.IsEmpty(box.Tape.Readings);
    }

    [TestMethod]
    public void A_part_that_lost_its_power_is_set_again_before_it_is_believed()
    {
        Sen66Box box = new(altitudeM: 1000);
        box.Run.Until(10 * MinuteMs);
        box.Part.Fault = PartFault.Unplugged;
        box.Clock.AdvanceTo((10 * MinuteMs) + 3000);
        box.Part.Fault = PartFault.None;
        Assert.AreEqual(0, box.Part.AltitudeM);
        box.Run.Until(HourMs);

        Assert.AreEqual(1000, box.Part.AltitudeM);
        Assert.IsTrue(box.Part.IsMeasuring);
        Assert.IsGreaterThanOrEqualTo(110, box.Tape.Values(Quantity.Co2).Length);
        Assert.IsTrue(box.Tape.Values(Quantity.Pm25).All(value => value > 100), "no reading while the fan starts");
        Assert.IsLessThanOrEqualTo(2, box.Errors);
    }

    [TestMethod]
    public void Every_byte_altered_once_on_the_bus_costs_a_start_or_a_reading_and_never_leaves_a_wrong_setting_or_value()
    {
        AlteringBus? bus = null;
        Sen66Box whole = new(altitudeM: 1000, wire: inner => bus = new AlteringBus(inner, (_, _) => { }));
        whole.Run.Until(FirstReadingMs + SettingMs);
        int[] lengths = [.. bus!.Lengths];
        Assert.HasCount(18, lengths, "stop, reset, name, altitude, its setting, altitude again, self-calibration, start; ready, status, values");
        for (int transfer = 0; transfer < lengths.Length; transfer++)
        {
            for (int place = 0; place < lengths[transfer]; place++)
            {
                for (int mask = 1; mask <= byte.MaxValue; mask++)
                {
                    (int number, int at, byte xor) = (transfer, place, (byte)mask);
                    Sen66Box box = new(altitudeM: 1000, wire: inner => new AlteringBus(inner, (current, bytes) => bytes[at] ^= current == number ? xor : (byte)0));
                    box.Run.Until(4 * MinuteMs);

                    string what = $"transfer {transfer}, byte {place}, {mask:x2}";
                    Assert.AreEqual((1000, true), (box.Part.AltitudeM, box.Part.CalibratesItself), what);
                    Assert.IsTrue(box.Tape.Values(Quantity.Co2).All(value => Math.Abs(value - 640) <= 25), what);
                    Assert.IsTrue(box.Tape.Values(Quantity.Pm25).All(value => Math.Abs(value - 120) <= 25), what);
                    Assert.IsTrue(box.Tape.Values(Quantity.Temperature).All(value => Math.Abs(value - 1800) <= 25), what);
                    Assert.IsTrue(box.Tape.Values(Quantity.Humidity).All(value => Math.Abs(value - 6000) <= 100), what);
                    Assert.IsGreaterThanOrEqualTo(4, box.Tape.Values(Quantity.Co2).Length, what);
                }
            }
        }
    }
}
