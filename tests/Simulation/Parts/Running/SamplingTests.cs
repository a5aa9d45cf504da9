using EdgeNode.Sensing;

namespace EdgeNode.Parts.Tests;

[TestClass]
public class SamplingTests
{
    private const long MinuteMs = 60_000;
    private const long HourMs = 60 * MinuteMs;
    private const long DayMs = 24 * HourMs;

    [TestMethod]
    public void A_year_has_exactly_the_readings_of_its_periods()
    {
        const long YearMs = 365 * DayMs;
        Bench bench = new(soundMeterIsFitted: false);
        ReadingTally tally = new();

        bench.RunUntil(YearMs, tally);

        // PM2.5 and PM10 are read half a minute after the part is woken, CO2 when the part was stopped, started (1.5 s) and has
        // measured once, and climate at once.
        Assert.AreEqual(YearMs / 300_000, tally[Quantity.Pm25]);
        Assert.AreEqual(YearMs / 300_000, tally[Quantity.Pm10]);
        Assert.AreEqual((YearMs - 1500) / 30_000, tally[Quantity.Co2]);
        Assert.AreEqual(YearMs / 60_000, tally[Quantity.Temperature]);
        Assert.AreEqual(YearMs / 60_000, tally[Quantity.Humidity]);
        Assert.IsTrue(bench.Sensors.All(sensor => sensor.ErrorCount == 0));
    }

    [TestMethod]
    public void A_month_has_exactly_one_sound_level_a_second()
    {
        const long MonthMs = 30 * DayMs;
        Bench bench = new();
        ReadingTally tally = new();

        bench.RunUntil(MonthMs, tally);

        Assert.AreEqual((MonthMs / 1000) + 1, tally[Quantity.SoundLevel]);
        Assert.AreEqual(0, bench.SoundSampler.ErrorCount);
    }

    [TestMethod]
    public void Readings_come_on_the_period_without_drift()
    {
        Bench bench = new();
        bench.RunUntil(2 * DayMs);

        foreach ((Quantity quantity, int periodMs) in Periods())
        {
            long[] times = bench.Tape.Times(quantity);
            long longestMs = times.Select((time, i) => Math.Abs(time - times[0] - (i * (long)periodMs))).Max();

            // The answer of a UART may come up to a poll earlier or later; nothing adds up.
            Assert.IsLessThanOrEqualTo(quantity is Quantity.Pm25 or Quantity.Pm10 ? 40 : 0, longestMs, quantity.ToString());
        }
    }

    [TestMethod]
    public void The_first_readings_come_soon_after_the_boot()
    {
        Bench bench = new();
        bench.RunUntil(33_000);

        foreach ((Quantity quantity, _) in Periods())
        {
            Assert.IsNotEmpty(bench.Tape.Values(quantity), quantity.ToString());
        }
    }

    [TestMethod]
    public void After_a_freeze_there_is_no_burst()
    {
        Bench bench = new();
        bench.RunUntil(HourMs);
        int before = bench.Tape.Readings.Count;

        bench.FreezeUntil(HourMs + (7 * MinuteMs) + 400);
        bench.RunUntil(HourMs + (7 * MinuteMs) + 499);

        Quantity[] late = [.. bench.Tape.Readings.Skip(before).Select(reading => reading.Quantity)];
        Assert.HasCount(late.Distinct().Count(), late);

        bench.RunUntil(2 * HourMs);
        long[] sound = bench.Tape.Times(Quantity.SoundLevel);
        Assert.IsTrue(sound.Where(time => time != HourMs + (7 * MinuteMs) + 400).All(time => time % 1000 == 0));
    }

    [TestMethod]
    public void Sampling_allocates_nothing()
    {
        Bench bench = new();
        ReadingTally tally = new();
        bench.RunUntil(HourMs, tally);

        long before = GC.GetAllocatedBytesForCurrentThread();
        bench.RunUntil(3 * HourMs, tally);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.AreEqual(0, allocated);
    }

    [TestMethod]
    public void A_failing_part_stops_no_other()
    {
        Action<Bench>[] breaks =
        [
            bench => bench.Level = null,
            bench => bench.Pm25 = null,
            bench => bench.Co2 = null,
            bench => bench.Temperature = null,
        ];
        Quantity[][] lost = [[Quantity.SoundLevel], [Quantity.Pm25, Quantity.Pm10], [Quantity.Co2], [Quantity.Temperature, Quantity.Humidity]];
        Bench whole = new();
        whole.RunUntil(HourMs);

        for (int i = 0; i < breaks.Length; i++)
        {
            Bench bench = new();
            breaks[i](bench);
            bench.RunUntil(HourMs);

            foreach ((Quantity quantity, _) in Periods())
            {
                int expected = lost[i].Contains(quantity) ? 0 : whole.Tape.Values(quantity).Length;
                Assert.HasCount(expected, bench.Tape.Values(quantity), $"{quantity} while {lost[i][0]} fails");
            }

            Assert.IsGreaterThan(0, bench.Sensors[i].ErrorCount);
            Assert.IsTrue(bench.Sensors.Where((_, other) => other != i).All(sensor => sensor.ErrorCount == 0));
        }
    }

    [TestMethod]
    public void The_same_seed_gives_the_same_readings()
    {
        Bench one = new(seed: 5);
        Bench two = new(seed: 5);
        Bench other = new(seed: 6);
        one.RunUntil(HourMs);
        two.RunUntil(HourMs);
        other.RunUntil(HourMs);

        CollectionAssert.AreEqual(one.Tape.Readings, two.Tape.Readings);
        CollectionAssert.AreNotEqual(one.Tape.Readings, other.Tape.Readings);
    }

    private static (Quantity Quantity, int PeriodMs)[] Periods()
    {
        return [.. Enum.GetValues<Quantity>().Select(quantity => (quantity, QuantityTable.Of(quantity).PeriodMs))];
    }
}
