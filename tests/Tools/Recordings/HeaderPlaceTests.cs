using EdgeNode.Policies;
using EdgeNode.Simulator;

namespace EdgeNode.Tools.Tests;

/// <summary>Headers that come again, and lines that are neither a header nor a row.</summary>
[TestClass]
public sealed class HeaderPlaceTests
{
    private const string Day = "time_utc,co2,\"x, y\"\n2026-06-01T12:00:00Z,400,\n";
    private const string NextDay = "time_utc,co2,\"x, y\"\n2026-06-01T12:15:00Z,410,\n";

    [TestMethod]
    [DataRow(Day + NextDay, 1)]
    [DataRow(Day + "\uFEFF" + NextDay, 1)]
    [DataRow(Day + "\uFEFF\"time_utc\",\"co2\",\"x, y\"\r\n" + NextDay, 2)]
    [DataRow(Day + "time_utc, co2 ,\"x, y\"\n" + NextDay, 2)]
    public void A_header_that_comes_again_is_skipped_and_told(string text, int headers)
    {
        Trace trace = Recording.Read(text);
        Assert.AreEqual(2, trace.Series[ChannelKind.Co2].Count);
        Assert.AreEqual($"skipped {headers} row{(headers > 1 ? "s that repeat" : " that repeats")} the header", trace.Notes[^1]);
    }

    [TestMethod]
    public void A_header_of_other_columns_is_refused_as_a_row()
    {
        Assert.AreEqual((3, "time_utc"), (Recording.Refused(Day + "time_utc,pm25,x\n").Line, Recording.Refused(Day + "time_utc,pm25,x\n").Column));
    }

    [TestMethod]
    [DataRow("Summe 400", "1 field, 'Summe 400'", false)]
    [DataRow("2026-06-01T12:15:00Z,410", "2 fields", true)]
    [DataRow("2026-06-01T12:15:00Z,410,5,7", "4 fields", true)]
    public void Quotes_are_advised_only_where_a_delimiter_may_stand_in_a_name_or_a_value(string row, string found, bool advised)
    {
        TraceFault fault = Recording.Refused(Day + row + "\n");
        Assert.AreEqual((3, found), (fault.Line, fault.Found));
        Assert.AreEqual(advised, fault.Expected.Contains("in quotes", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("# Quelle: Stadt\n", 2)]
    [DataRow("Radverkehr 2026\n\n# Quelle: Stadt; Stand: heute\n", 4)]
    [DataRow("a,b\n1\n2\n3\n4\n", 6)]
    [DataRow("Zählung der \"Stadt\"\n", 2)]
    [DataRow("time_utc of the city\n", 2)]
    public void Lines_above_the_header_are_refused_with_the_line_of_the_header(string above, int line)
    {
        TraceFault fault = Recording.Refused(above + "time_utc;co2\n2026-06-01T12:00:00Z;400\n");
        Assert.AreEqual(1, fault.Line);
        Assert.EndsWith($"the header seems to be in line {line}: leave out the lines above it", fault.Expected);
        TraceOptions mapped = new() { Map = Recording.Map("time_utc=Tag", "time_utc=Uhrzeit", "co2=Wert") };
        Assert.EndsWith($"in line {line}: leave out the lines above it", Recording.Refused(above + "Tag;Uhrzeit;Wert\n", mapped).Expected);
    }

    [TestMethod]
    [DataRow("time_utc,x\ntime_utc,co2\n")]
    [DataRow("a,b\n1\n2\n3\n4\n5\ntime_utc,co2\n")]
    [DataRow("a,b\n1,co2\n")]
    public void No_other_line_is_named_where_the_first_one_is_a_header_or_none_looks_like_one(string text)
    {
        Assert.DoesNotContain("leave out", Recording.Refused(text).Expected);
    }
}
