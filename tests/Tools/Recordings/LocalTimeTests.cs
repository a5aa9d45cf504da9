using System.Globalization;
using System.Text;
using EdgeNode.Policies;
using EdgeNode.Simulator;

namespace EdgeNode.Tools.Tests;

/// <summary>Times of a clock that is set twice a year.</summary>
[TestClass]
public sealed class LocalTimeTests
{
    private const int QuarterMs = 900_000;

    private static readonly TraceOptions Berlin = new() { Zone = Recording.Zone("Europe/Berlin") };

    public TestContext TestContext { get; set; } = null!;

    /// <summary>.NET's own conversion, on the machine's own files, is the second implementation.</summary>
    [TestMethod]
    [DataRow("Europe/Berlin")]
    [DataRow("America/New_York")]
    [DataRow("Australia/Lord_Howe")]
    [DataRow("UTC")]
    public void Every_quarter_hour_of_a_year_comes_back_from_its_local_time(string name)
    {
        TimeZoneInfo zone;
        try
        {
            zone = TimeZoneInfo.FindSystemTimeZoneById(name);
        }
        catch (TimeZoneNotFoundException)
        {
            TestContext.WriteLine($"skipped: this machine does not know {name}");
            return;
        }

        DateTime start = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        StringBuilder text = new("time_utc,co2\n");
        int quarters = 365 * 96;
        for (int quarter = 0; quarter < quarters; quarter++)
        {
            DateTime local = TimeZoneInfo.ConvertTimeFromUtc(start.AddMinutes(15 * quarter), zone);
            text.Append(CultureInfo.InvariantCulture, $"{local:yyyy-MM-dd HH:mm},{quarter}\n");
        }

        Trace trace = Recording.Read(text.ToString(), new TraceOptions { Zone = Recording.Zone(name) });
        Assert.IsEmpty(trace.Notes);
        long startMs = new DateTimeOffset(start).ToUnixTimeMilliseconds();
        for (int quarter = 0; quarter < quarters; quarter++)
        {
            Assert.AreEqual(quarter, trace.Series[ChannelKind.Co2].At(startMs + ((long)quarter * QuarterMs)));
        }
    }

    [TestMethod]
    public void An_hour_that_stands_twice_is_two_hours_the_earlier_row_first()
    {
        Trace trace = Recording.Read("time_utc,co2\n2026-10-25 01:00,1\n2026-10-25 02:00,2\n2026-10-25 02:00,3\n2026-10-25 03:00,4\n", Berlin);
        CollectionAssert.AreEqual(new double?[] { 1, 2, 3, 4 }, Hours(trace, "2026-10-24T23:00:00Z", 4));
        Assert.IsEmpty(trace.Notes);
    }

    [TestMethod]
    public void Quarters_that_stand_in_pairs_are_two_hours_too()
    {
        Trace trace = Recording.Read("time_utc,co2\n2026-10-25 02:00,1\n2026-10-25 02:00,3\n2026-10-25 02:30,2\n2026-10-25 02:30,4\n2026-10-25 03:00,5\n", Berlin);
        CollectionAssert.AreEqual(new double?[] { 1, 3, 5 }, Hours(trace, "2026-10-25T00:00:00Z", 3));
        Assert.AreEqual(2, trace.Series[ChannelKind.Co2].At(Recording.Utc("2026-10-25T00:30:00Z")));
    }

    [TestMethod]
    public void A_newest_first_file_has_the_second_hour_first()
    {
        const string Text = "time_utc,co2\n2026-10-25 03:00,4\n2026-10-25 02:00,3\n2026-10-25 02:00,2\n2026-10-25 01:00,1\n";
        CollectionAssert.AreEqual(new double?[] { 1, 2, 3, 4 }, Hours(Recording.Read(Text, Berlin with { Sorts = true }), "2026-10-24T23:00:00Z", 4));
        Assert.Contains("--sort", Recording.Refused(Text, Berlin).Expected);
    }

    [TestMethod]
    public void An_hour_that_stands_once_is_left_out_and_told()
    {
        Trace trace = Recording.Read("time_utc,co2\n2026-10-25 00:00,0\n2026-10-25 01:00,1\n2026-10-25 02:00,2\n2026-10-25 03:00,4\n2026-10-25 04:00,5\n", Berlin);
        CollectionAssert.AreEqual(new double?[] { 0, 1, null, null, 4, 5 }, Hours(trace, "2026-10-24T22:00:00Z", 6));
        Assert.AreEqual("left out 1 row of the time that clocks of Europe/Berlin showed twice, from 2026-10-25 02:00 to 2026-10-25 03:00: nobody can say whether it is of the first or the second", trace.Notes[0]);
        Assert.Contains("1 gap", trace.Notes[1]);
    }

    [TestMethod]
    public void A_time_that_is_no_hour_is_not_called_one()
    {
        Trace trace = Recording.Read("time_utc,co2\n2026-04-05 01:00,1\n2026-04-05 01:30,2\n2026-04-05 02:00,3\n", new TraceOptions { Zone = Recording.Zone("Australia/Lord_Howe") });
        Assert.StartsWith("left out 1 row of the time that clocks of Australia/Lord_Howe showed twice, from 2026-04-05 01:30 to 2026-04-05 02:00", trace.Notes[0]);
        Assert.DoesNotContain("hour", trace.Notes[0]);
    }

    [TestMethod]
    [DataRow("2026-10-25 02:00,1\n2026-10-25 02:15,2\n2026-10-25 02:30,3\n2026-10-25 02:45,4\n", "no row that can be used", "left out 4 rows")]
    [DataRow("2026-10-25 02:15,2\n2026-10-25 03:00,3\n", "rows of one moment only", "left out 1 row of")]
    [DataRow("2026-10-25 03:00,3\n2026-10-25 03:00,3\n", "rows of one moment only", "left out 1 row that repeats")]
    [DataRow("2026-03-29 02:00,\n2026-03-29 02:30,\n", "no row that can be used", "skipped 2 empty rows")]
    [DataRow("2026-03-29 03:00,1\n,\n", "rows of one moment only", "skipped 1 row of empty cells")]
    public void A_refusal_says_what_was_left_out(string rows, string found, string left)
    {
        TraceFault fault = Recording.Refused("time_utc,co2\n" + rows, Berlin);
        Assert.StartsWith(found + " (" + left, fault.Found);
    }

    [TestMethod]
    public void Rows_out_of_order_do_not_say_which_hour_they_are_of()
    {
        Trace trace = Recording.Read("time_utc,co2\n2026-10-25 03:00,4\n2026-10-25 02:00,2\n2026-10-25 02:00,3\n2026-10-25 01:00,1\n2026-10-25 04:00,5\n", Berlin with { Sorts = true });
        CollectionAssert.AreEqual(new double?[] { 1, null, null, 4, 5 }, Hours(trace, "2026-10-24T23:00:00Z", 5));
        Assert.Contains("left out 2 rows", trace.Notes[0]);
    }

    [TestMethod]
    public void An_hour_that_never_was_may_be_missing_or_empty_or_without_anybody()
    {
        const string Before = "time_utc,footfall,co2\n2026-03-29 00:00,1,\n2026-03-29 01:00,1,\n";
        const string After = "2026-03-29 03:00,4,\n2026-03-29 04:00,5,\n";
        Assert.IsEmpty(Recording.Read(Before + After, Berlin).Notes);
        Assert.Contains("skipped 1 empty row", Recording.Read(Before + "2026-03-29 02:00,,\n" + After, Berlin).Notes.Single());
        Assert.AreEqual(11, Recording.Read(Before + "2026-03-29 02:00,0.0,\n" + After, Berlin).Passages!.Count);
    }

    [TestMethod]
    [DataRow("2026-03-29 02:00,3,")]
    [DataRow("2026-03-29 02:59:59,0,400")]
    public void A_value_of_an_hour_that_never_was_is_refused_with_what_helps(string row)
    {
        TraceFault fault = Recording.Refused($"time_utc,footfall,co2\n2026-03-29 01:00,1,\n{row}\n", Berlin);
        Assert.AreEqual((3, "time_utc"), (fault.Line, fault.Column));
        Assert.AreEqual("a time that was: clocks of Europe/Berlin went from 2026-03-29 02:00 to 2026-03-29 03:00; for a clock that nobody set, give --zone +01:00", fault.Expected);
        Recording.Read($"time_utc,footfall,co2\n2026-03-29 01:00,1,\n{row}\n", new TraceOptions { Zone = Recording.Zone("+01:00") });
    }

    [TestMethod]
    public void A_zone_says_nothing_to_times_that_say_theirs()
    {
        Assert.AreEqual(Recording.Utc("2026-06-01T12:00:00Z"), Recording.Read("time_utc,co2\n2026-06-01T12:00:00Z,1\n2026-06-01 14:15,2\n", Berlin).StartUtcMs);
    }

    [TestMethod]
    [DataRow("CEST", "such as Europe/Berlin")]
    [DataRow("europe/berlin", "did you mean Europe/Berlin?")]
    [DataRow("New York", "did you mean America/New_York?")]
    [DataRow("+25:00", "such as Europe/Berlin")]
    [DataRow("", "such as Europe/Berlin")]
    public void A_zone_that_nobody_knows_is_refused_with_the_nearest(string text, string allowed)
    {
        Assert.IsFalse(TraceZone.TryParse(text, out _, out string reason));
        Assert.Contains(allowed, reason);
    }

    private static double?[] Hours(Trace trace, string start, int hours)
    {
        return [.. Enumerable.Range(0, hours).Select(hour => trace.Series[ChannelKind.Co2].At(Recording.Utc(start) + (hour * 4L * QuarterMs)))];
    }
}
