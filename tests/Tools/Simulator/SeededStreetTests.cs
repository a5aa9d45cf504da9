using EdgeNode.Policies;
using EdgeNode.Simulator;

namespace EdgeNode.Tools.Tests;

[TestClass]
public sealed class SeededStreetTests
{
    private const long Start = SeededStreet.DemoStartUtcMs;
    private const long HourMs = 3_600_000;
    private const long DayMs = 24 * HourMs;

    [TestMethod]
    public void A_moment_is_the_same_in_whichever_order_it_is_asked_for()
    {
        SeededStreet forward = new(3);
        SeededStreet back = new(3);
        long[] moments = [.. Enumerable.Range(0, 400).Select(step => Start + (step * 617_000L))];
        string[] there = [.. moments.Select(moment => At(forward, moment))];
        string[] andBack = [.. moments.Reverse().Select(moment => At(back, moment)).Reverse()];
        CollectionAssert.AreEqual(there, andBack);
    }

    [TestMethod]
    public void Passages_of_a_stretch_are_those_of_its_parts()
    {
        SeededStreet street = new(3);
        IReadOnlyList<long> whole = street.PassagesIn(Start, Start + DayMs);
        List<long> parts = [];
        for (long from = Start; from < Start + DayMs; from += 7 * 60_000)
        {
            parts.AddRange(street.PassagesIn(from, Math.Min(from + (7 * 60_000), Start + DayMs)));
        }

        CollectionAssert.AreEqual(whole.ToArray(), parts);
        CollectionAssert.AreEqual(whole.Order().ToArray(), whole.ToArray());
    }

    [TestMethod]
    public void Another_seed_is_another_street()
    {
        Assert.AreNotEqual(At(new SeededStreet(1), Start + DayMs), At(new SeededStreet(2), Start + DayMs));
        CollectionAssert.AreNotEqual(
            new SeededStreet(1).PassagesIn(Start, Start + DayMs).ToArray(), new SeededStreet(2).PassagesIn(Start, Start + DayMs).ToArray());
    }

    [TestMethod]
    public void The_market_is_on_Saturday_morning_and_nobody_is_about_at_night()
    {
        // Means over eight weeks; Saturday, 6 June, 10:00 to 12:00 local time is five days and eight hours after the start.
        SeededStreet street = new(3);
        double market = Mean(street, (5 * DayMs) + (8 * HourMs));
        double tuesday = Mean(street, DayMs + (8 * HourMs));
        double night = Mean(street, DayMs + HourMs);
        Assert.IsTrue(market is > 600 and < 850, $"{market}");
        Assert.IsTrue(tuesday is > 120 and < 240, $"{tuesday}");
        Assert.IsLessThan(9, night);
    }

    [TestMethod]
    public void A_year_stays_within_what_a_town_has()
    {
        SeededStreet street = new(3);
        for (long at = Start; at < Start + (365 * DayMs); at += 1_801_000)
        {
            Assert.IsTrue(street.At(ChannelKind.Sound, at) is > 28 and < 105, $"{street.At(ChannelKind.Sound, at)} dB(A)");
            Assert.IsTrue(street.At(ChannelKind.Pm25, at) is > 0 and < 150, $"{street.At(ChannelKind.Pm25, at)} ug/m3");
            Assert.IsTrue(street.At(ChannelKind.Pm10, at) > street.At(ChannelKind.Pm25, at) && street.At(ChannelKind.Pm10, at) < 250, $"{street.At(ChannelKind.Pm10, at)} ug/m3");
            Assert.IsTrue(street.At(ChannelKind.Co2, at) is >= 410 and <= 520, $"{street.At(ChannelKind.Co2, at)} ppm");
            Assert.IsTrue(street.At(ChannelKind.Temperature, at) is > -20 and < 42, $"{street.At(ChannelKind.Temperature, at)} degC");
            Assert.IsTrue(street.At(ChannelKind.Humidity, at) is >= 18 and <= 98, $"{street.At(ChannelKind.Humidity, at)} %");
        }
    }

    [TestMethod]
    public void One_loud_event_moves_LAeq_and_not_L50()
    {
        // Of 30 nights, in some a siren or a shout lifts LAeq far above the median.
        StreetLog log = new(new SeededStreet(3), 3, null);
        List<double[]> nights = [];
        for (long oneOClock = Start + HourMs; oneOClock < Start + (30 * DayMs); oneOClock += DayMs)
        {
            using StringWriter text = new();
            log.Write(text, oneOClock, oneOClock + HourMs);
            nights.AddRange(text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(','))
                .Select(cells => new[] { double.Parse(cells[3], Invariant), double.Parse(cells[4], Invariant) }));
        }

        Assert.IsGreaterThan(3, nights.Count(night => night[1] > night[0] + 12));
        Assert.IsLessThan(46, nights.Max(night => night[0]));
    }

    private static System.Globalization.CultureInfo Invariant => System.Globalization.CultureInfo.InvariantCulture;

    private static double Mean(SeededStreet street, long offsetMs)
    {
        const int Weeks = 8;
        return Enumerable.Range(0, Weeks).Average(week =>
            street.PassagesIn(Start + offsetMs + (week * 7 * DayMs), Start + offsetMs + (week * 7 * DayMs) + (2 * HourMs)).Count / 2.0);
    }

    private static string At(SeededStreet street, long utcMs)
    {
        IEnumerable<string> values = Enum.GetValues<ChannelKind>().Select(channel => FormattableString.Invariant($"{street.At(channel, utcMs)}"));
        return $"{string.Join(' ', values)} {street.PassagesIn(utcMs, utcMs + 60_000).Count}";
    }
}
