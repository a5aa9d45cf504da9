using EdgeNode.Simulator;

namespace EdgeNode.Tools.Tests;

/// <summary>The end of a day, and parts of a time that are out of range.</summary>
[TestClass]
public sealed class TimeFormTests
{
    [TestMethod]
    [DataRow("2026-06-30T24:00Z", "2026-07-01T00:00:00Z")]
    [DataRow("2026-12-31T24:00:00.000Z", "2027-01-01T00:00:00Z")]
    [DataRow("20280228T2400Z", "2028-02-29T00:00:00Z")]
    [DataRow("30.06.2026 24:00", "2026-06-30T22:00:00Z")]
    [DataRow("24.10.2026 24:00", "2026-10-24T22:00:00Z")]
    [DataRow("25.10.2026 24:00", "2026-10-25T23:00:00Z")]
    [DataRow("2026-06-30T24:00+02:00", "2026-06-30T22:00:00Z")]
    public void Twenty_four_hours_are_the_end_of_the_day(string time, string utc)
    {
        TraceOptions options = new() { Zone = Recording.Zone("Europe/Berlin") };
        Assert.AreEqual(Recording.Utc(utc), Recording.Read($"time_utc,co2\n{time},1\n{Recording.Utc(utc) + 900_000},2\n", options).StartUtcMs);
    }

    [TestMethod]
    [DataRow("2026-06-31T12:00:00Z", "a day that there is")]
    [DataRow("2026-02-29T12:00:00Z", "a day that there is")]
    [DataRow("2026-13-01T12:00:00Z", "a day that there is")]
    [DataRow("00.06.2026 12:00Z", "a day that there is")]
    [DataRow("2026-06-01T23:59:60Z", "seconds 00 to 59")]
    [DataRow("2026-06-01T12:60:00Z", "minutes 00 to 59")]
    [DataRow("2026-06-01T25:00:00Z", "hours 00 to 23, or 24:00")]
    [DataRow("2026-06-01T24:00:01Z", "hours 00 to 23, or 24:00")]
    [DataRow("2026-06-01T24:01Z", "hours 00 to 23, or 24:00")]
    [DataRow("2026-06-01T24:00:00.001Z", "hours 00 to 23, or 24:00")]
    [DataRow("1969-12-31T24:00Z", "years 1970 to 2199")]
    [DataRow("noon", "years 1970 to 2199")]
    public void The_part_of_a_time_that_cannot_be_is_named(string time, string expected)
    {
        TraceFault fault = Recording.Refused($"time_utc,co2\n{time},1\n");
        Assert.AreEqual((2, "time_utc"), (fault.Line, fault.Column));
        Assert.StartsWith(expected, fault.Expected.Replace("a time of the ", "", StringComparison.Ordinal));
        Assert.Contains("2026-06-01T12:00:00Z", fault.Expected);
    }
}
