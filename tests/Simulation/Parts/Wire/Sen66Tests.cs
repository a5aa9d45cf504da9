using EdgeNode.Sensing;
using EdgeNode.Virtual;

namespace EdgeNode.Parts.Tests;

[TestClass]
public class Sen66Tests
{
    private const long HourMs = 3_600_000;

    // Stop, reset, the questions and the start, half a minute for the fan, and the reading's own questions.
    private const long FirstReadingMs = 33_989;
    private const long SettingMs = 42;

    [TestMethod]
    public void Each_quantity_comes_on_its_own_period_and_the_part_is_told_the_altitude()
    {
        Sen66Box box = new(altitudeM: 700);
        box.Run.Until(HourMs + FirstReadingMs + SettingMs - 1);

        CollectionAssert.AreEqual(new[] { 12, 12, 120, 60, 60 }, box.Counts());
        Assert.AreEqual(0, box.Errors);
        Assert.AreEqual((700, true, 1), (box.Part.AltitudeM, box.Part.CalibratesItself, box.Part.Sets));
        foreach (Quantity quantity in Sen66Box.All)
        {
            long[] times = box.Tape.Times(quantity);
            Assert.AreEqual(FirstReadingMs + SettingMs, times[0], $"{quantity}");
            Assert.IsTrue(times.Select((time, i) => time - times[0] - ((long)i * QuantityTable.Of(quantity).PeriodMs)).All(late => late == 0), $"{quantity}");
        }
    }

    [TestMethod]
    public void Driver_and_part_agree_on_every_value()
    {
        for (int step = 0; step <= 1000; step++)
        {
            int value = step;
            Sen66Box box = new(part: self => self.Make(hasNoise: false));
            (box.Pm25, box.Pm10, box.Co2, box.Temperature, box.Humidity) = (value * 0.5, value * 0.7, 1 + (39 * value), (value - 400) / 10.0, value / 10.0);
            box.Run.Until(FirstReadingMs);
            int[] read = [.. Sen66Box.All.Select(quantity => box.Tape.Values(quantity).Single())];
            CollectionAssert.AreEqual(new[] { 5 * value, 7 * value, 1 + (39 * value), 10 * (value - 400), 10 * value }, read, $"{value}");
        }
    }

    [TestMethod]
    public void Every_set_of_quantities_that_is_asked_for_is_handed_on_and_no_other()
    {
        for (int bits = 0; bits < 32; bits++)
        {
            Quantity[] wanted = [.. Sen66Box.All.Where((_, i) => (bits & (1 << i)) != 0)];
            QuantitySet asked = wanted.Aggregate(default(QuantitySet), (set, quantity) => set.With(quantity));
            Sen66Box box = new(asked: asked);
            box.Run.Until(FirstReadingMs);
            CollectionAssert.AreEquivalent(wanted, box.Tape.Readings.Select(reading => reading.Quantity).ToArray(), $"{bits}");
        }
    }

    [TestMethod]
    public void A_part_that_kept_measuring_while_the_box_restarted_is_taken_over()
    {
        Sen66Box box = new();
        box.Run.Until(HourMs);
        Assert.IsTrue(box.Part.IsMeasuring);

        VirtualI2cBus bus = new();
        bus.Attach(Sen66.Address, box.Part);
        SamplerRun second = new SamplerRun(box.Clock, new Sen66Sampler(bus, Sen66.Address, QuantitySet.All, altitudeM: 3000)).Until(2 * HourMs);

        Assert.AreEqual(0, second.Sampler.ErrorCount);
        Assert.AreEqual(3000, box.Part.AltitudeM);
        Assert.IsGreaterThanOrEqualTo(118, second.Tape.Values(Quantity.Co2).Length);
    }

    [TestMethod]
    public void The_part_keeps_its_times()
    {
        Sen66Box box = new(part: self => self.Make(hasNoise: false));
        VirtualSen66 part = box.Part;
        byte[] word = new byte[3];
        box.Clock.AdvanceTo(1199);
        Assert.IsFalse(part.TryWrite([0x00, 0x21]), "still starting up");
        box.Clock.AdvanceTo(1200);
        Assert.IsTrue(part.TryWrite([0x67, 0x36, 0x02, 0xbc, VirtualScd41.Crc([0x02, 0xbc])]), "700 m");
        Assert.IsFalse(part.TryWrite([0x67, 0x36]), "it takes 20 ms");
        box.Clock.AdvanceTo(1220);
        Assert.IsTrue(part.TryWrite([0x67, 0x36]));
        box.Clock.AdvanceTo(1239);
        Assert.IsFalse(part.TryRead(word), "asked too soon");
        box.Clock.AdvanceTo(1240);
        Assert.IsTrue(part.TryRead(word));
        Assert.AreEqual("02BC", Convert.ToHexString(word)[..4]);
        Assert.IsFalse(part.TryWrite([0x67, 0x36, 0x0b, 0xb9, VirtualScd41.Crc([0x0b, 0xb9])]), "3,001 m");
        box.Clock.AdvanceTo(1260);
        Assert.IsFalse(part.TryWrite([0x67, 0x36, 0x02, 0xbc, 0x00]), "a wrong CRC");

        Assert.IsTrue(part.TryWrite([0x00, 0x21]));
        box.Clock.AdvanceTo(1310);
        Assert.IsFalse(part.TryWrite([0x67, 0x36]), "not while measuring");
        AssertMeasurement(box, 1310 + 1000, "FFFF", "FFFF", "no measurement yet");
        AssertMeasurement(box, 2500, "0005", "FFFF", "dust at a twenty-fourth of its time, CO2 not known for 6 s after power-on");
        AssertMeasurement(box, 40_000, "0078", "0280", "12.0 ug/m3, 640 ppm");

        box.Part.TryWrite([0x01, 0x04]);
        Assert.IsFalse(part.TryWrite([0x00, 0x21]), "deaf for 1 s after a stop");
        box.Clock.AdvanceTo(box.Clock.UptimeMs + 1000);
        Assert.IsTrue(part.TryWrite([0x67, 0x36]));
        Assert.IsTrue(part.TryWrite([0xd3, 0x04]));
        Assert.AreEqual(0, part.AltitudeM, "forgotten");
    }

    private static void AssertMeasurement(Sen66Box box, long uptimeMs, string pm25, string co2, string why)
    {
        byte[] answer = new byte[27];
        box.Clock.AdvanceTo(uptimeMs);
        Assert.IsTrue(box.Part.TryWrite([0x03, 0x00]));
        box.Clock.AdvanceTo(uptimeMs + 20);
        Assert.IsTrue(box.Part.TryRead(answer));
        string told = Convert.ToHexString(answer);
        Assert.AreEqual((pm25, co2), (told[6..10], told[48..52]), why);
    }
}
