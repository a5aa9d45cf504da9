using System.Text;
using EdgeNode.Policies;
using EdgeNode.Simulator;

namespace EdgeNode.Tools.Tests;

/// <summary>What a file may look like without a word from the user, because it can mean one thing only.</summary>
[TestClass]
public sealed class PlainFormTests
{
    private const long Noon = 1_780_315_200_000; // 2026-06-01T12:00:00Z

    [TestMethod]
    [DataRow("2026-06-01T12:00:00Z", 0)]
    [DataRow("2026-06-01T12:00:00.1Z", 100)]
    [DataRow("2026-06-01T12:00:00.123456789Z", 123)]
    [DataRow("2026-06-01T12:00:00.999999999999999Z", 999)]
    [DataRow("\"2026-06-01T12:00:00,123456Z\"", 123)]
    [DataRow("2026-06-01T14:00:00+02:00", 0)]
    [DataRow("2026-06-01T14:00:00+0200", 0)]
    [DataRow("2026-06-01 14:00:00+02", 0)]
    [DataRow("2026-06-01 06:30:00-05:30", 0)]
    [DataRow("2026-06-01 12:00 UTC", 0)]
    [DataRow("2026/06/01 12:00Z", 0)]
    [DataRow("20260601T120000Z", 0)]
    [DataRow("01.06.2026 12:00:00Z", 0)]
    [DataRow("1.6.2026 12:00Z", 0)]
    [DataRow("1780315200", 0)]
    [DataRow("1780315200.25", 250)]
    [DataRow("1780315200250", 250)]
    public void A_time_with_one_meaning_is_that_time(string time, int ms)
    {
        Assert.AreEqual(Noon + ms, Recording.Read($"time_utc,co2\n{time},1\n2026-06-01T12:15:00Z,2\n").StartUtcMs);
    }

    [TestMethod]
    [DataRow("2026-06-01T12:00:00", "--zone")]
    [DataRow("06/01/2026 12:00Z", "--dates")]
    [DataRow("2026-13-01T12:00:00Z", "2026-06-01T12:00:00Z")]
    [DataRow("2026-06-31T12:00:00Z", "2026-06-01T12:00:00Z")]
    [DataRow("2026-06-01T24:00:01Z", "2026-06-01T12:00:00Z")]
    [DataRow("2026-06-01T12:60:00Z", "2026-06-01T12:00:00Z")]
    [DataRow("2026-06-01T12:00:00.Z", "2026-06-01T12:00:00Z")]
    [DataRow("2026-06-01T12:00:00+25:00", "2026-06-01T12:00:00Z")]
    [DataRow("2026060112", "2026-06-01T12:00:00Z")]
    [DataRow("178031520", "2026-06-01T12:00:00Z")]
    [DataRow("17803152001", "2026-06-01T12:00:00Z")]
    [DataRow("2026-06-01T13:00:00 PMZ", "2026-06-01T12:00:00Z")]
    public void A_time_with_two_meanings_or_none_is_refused_with_what_helps(string time, string help)
    {
        TraceFault fault = Recording.Refused($"time_utc,co2\n{time},1\n");
        Assert.AreEqual((2, "time_utc"), (fault.Line, fault.Column));
        Assert.Contains(help, fault.Expected);
    }

    [TestMethod]
    public void A_row_that_repeats_the_row_before_is_left_out_and_told()
    {
        const string once = "time_utc,co2,pm25\n2026-06-01T12:00:00Z,1,\n2026-06-01T12:15:00Z,2,7\n";
        Trace trace = Recording.Read(once.Replace("2026-06-01T12:00:00Z,1,\n", "2026-06-01T12:00:00Z,1,\n2026-06-01T12:00:00Z,1.0,\n", StringComparison.Ordinal));
        Assert.AreEqual("left out 1 row that repeats the row before", trace.Notes.Single());
        Assert.AreEqual(Recording.Read(once).EndUtcMs, trace.EndUtcMs);
    }

    [TestMethod]
    [DataRow("2026-06-01T12:00:00Z,2,")]
    [DataRow("2026-06-01T12:00:00Z,,")]
    [DataRow("2026-06-01T12:00:00Z,1,7")]
    public void A_row_that_says_something_else_of_the_same_moment_is_refused(string again)
    {
        TraceFault fault = Recording.Refused($"time_utc,co2,pm25\n2026-06-01T12:00:00Z,1,\n{again}\n2026-06-01T12:15:00Z,2,7\n");
        Assert.AreEqual((3, "a time after 2026-06-01T12:00:00.000Z (line 2)"), (fault.Line, fault.Expected));
    }

    [TestMethod]
    [DataRow(DateOrder.DayFirst, "01/06/2026 12:00:00 PM")]
    [DataRow(DateOrder.MonthFirst, "06/01/2026 12:00:00 PM")]
    [DataRow(DateOrder.MonthFirst, "6/1/2026 12:00")]
    public void A_date_with_slashes_is_read_in_the_order_that_the_user_tells(DateOrder dates, string time)
    {
        TraceOptions options = new() { Dates = dates, Zone = Recording.Zone("UTC") };
        Assert.AreEqual(Noon, Recording.Read($"time_utc,co2\n{time},1\n2026-06-01 12:15,2\n", options).StartUtcMs);
    }

    [TestMethod]
    [DataRow("3.0", 3)]
    [DataRow("3.00", 3)]
    [DataRow("0.0", 0)]
    [DataRow("\"3,0\"", 3)]
    [DataRow("0003", 3)]
    [DataRow("3.0000", 3)]
    public void A_count_with_a_decimal_part_of_nothing_is_whole(string count, int passages)
    {
        Assert.AreEqual(passages, Recording.Read($"time_utc,footfall\n2026-06-01T12:00:00Z,{count}\n2026-06-01T12:15:00Z,\n").Passages!.Count);
    }

    [TestMethod]
    [DataRow("3.5")]
    [DataRow("1.000")]
    [DataRow("\"1,000\"")]
    [DataRow("3e0")]
    [DataRow("-0")]
    [DataRow("3.")]
    [DataRow("0x3")]
    public void A_count_that_may_be_something_else_is_refused(string count)
    {
        TraceFault fault = Recording.Refused($"time_utc,footfall\n2026-06-01T12:00:00Z,{count}\n2026-06-01T12:15:00Z,1\n");
        Assert.AreEqual((2, "footfall"), (fault.Line, fault.Column));
    }

    [TestMethod]
    public void Counts_that_are_not_whole_are_rounded_where_the_user_wants_that()
    {
        TraceOptions rounding = new() { RoundsCounts = true };
        Assert.AreEqual(3 + 4 + 1, Recording.Read("time_utc,footfall\n2026-06-01T12:00:00Z,2.5\n2026-06-01T12:15:00Z,4.45\n2026-06-01T12:30:00Z,1.002\n", rounding).Passages!.Count);
        Assert.Contains("--round", Recording.Refused("time_utc,footfall\n2026-06-01T12:00:00Z,2.5\n").Expected);
    }

    [TestMethod]
    public void Rows_and_columns_without_a_word_in_them_say_nothing()
    {
        Trace trace = Recording.Read("\n  \ntime_utc,footfall,,\n2026-06-01T12:00:00Z,3,,\n,,,\n2026-06-01T12:15:00Z,4\n\n2026-06-01T12:30:00Z,5,,,,\n,\n");
        Assert.AreEqual(12, trace.Passages!.Count);
        Assert.AreEqual("skipped 2 rows of empty cells", trace.Notes.Single());
    }

    [TestMethod]
    [DataRow("time_utc,footfall,,\n2026-06-01T12:00:00Z\n", 2)]
    [DataRow("time_utc,footfall\n2026-06-01T12:00:00Z,1,2\n", 2)]
    [DataRow("time_utc,footfall\n2026-06-01T12:00:00Z,1\n,2\n", 3)]
    public void A_cell_that_belongs_to_nothing_is_refused(string text, int line)
    {
        Assert.AreEqual(line, Recording.Refused(text).Line);
    }

    [TestMethod]
    public void What_other_programs_write_for_a_missing_value_is_a_missing_value()
    {
        Trace trace = Recording.Read("time_utc,co2,footfall\n2026-06-01T12:00:00Z,NA,NaN\n2026-06-01T12:15:00Z,410,null\n");
        Assert.AreEqual(1, trace.Series[ChannelKind.Co2].Count);
        Assert.AreEqual(0, trace.Passages!.Count);
    }

    [TestMethod]
    public void A_quoted_field_may_hold_delimiters_quotes_and_line_ends_and_lines_stay_counted()
    {
        const string Text = "time_utc,\"sensor\",co2,\"a\r\nnote\"\r\n2026-06-01T12:00:00Z,\"a, \"\"b\"\"\",400,\"two\nlines\"\r\n2026-06-01T12:01:00Z,\"a, \"\"b\"\"\",410,\r\n";
        Assert.AreEqual("a, \"b\"", Recording.Read(Text).Sensor);
        Assert.AreEqual(6, Recording.Refused(Text + "x,a,1,\r\n").Line);
    }

    [TestMethod]
    public void Old_line_ends_and_byte_order_marks_are_understood()
    {
        Assert.AreEqual(2, Recording.Read("\uFEFFtime_utc,co2\r2026-06-01T12:00:00Z,400\r2026-06-01T12:01:00Z,410\r").Series[ChannelKind.Co2].Count);
        Assert.AreEqual(4, Recording.Refused("time_utc,co2\r2026-06-01T12:00:00Z,400\r\r2026-06-01T12:01:00Z,x\r").Line);
    }

    [TestMethod]
    [DataRow("time_utc,co2\n2026-06-01T12:00:00Z,400\n2026-06-01T12:01:00Z,\"410\n", 3, "quote")]
    [DataRow("time_utc,co2\n2026-06-01T12:00:00Z,4\"00\n", 2, "quote")]
    [DataRow("time_utc,\"co2\n", 1, "quote")]
    [DataRow("2026-06-01T12:00:00Z,400\n2026-06-01T12:01:00Z,410\n", 1, "no header")]
    [DataRow("17;400\n18;410\n", 1, "no header")]
    public void A_broken_quote_or_a_missing_header_is_told_as_such(string text, int line, string found)
    {
        TraceFault fault = Recording.Refused(text);
        Assert.AreEqual(line, fault.Line);
        Assert.Contains(found, fault.Found);
    }

    [TestMethod]
    [DataRow("", 1)]
    [DataRow("time_utc,co2\n2026-06-01T12:00:00Z,400\n", 3)]
    [DataRow("time_utc,co2\n2026-06-01T12:00:00Z,\"", 2)]
    public void A_row_without_an_end_ends_reading(string start, int line)
    {
        EndlessText text = new(start);
        Assert.IsFalse(TraceReader.TryRead("t.csv", text, new TraceOptions(), out _, out TraceFault? fault));
        Assert.AreEqual(line, fault!.Line);
        Assert.Contains("65536 characters", fault.Found);
        Assert.IsLessThan(1_000_000, text.Taken);
    }

    [TestMethod]
    public void A_file_of_an_older_spreadsheet_keeps_its_umlauts()
    {
        string path = Path.GetTempFileName();
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes("Zeit;Brücke (nördl.)\n2026-06-01T12:00:00Z;1\n2026-06-01T12:15:00Z;2\n"));
        TraceOptions options = new() { Map = Recording.Map("time_utc=Zeit", "footfall=Brücke (nördl.)") };
        Assert.IsTrue(TraceReader.TryRead(path, options, out Trace? trace, out TraceFault? fault), fault?.ToString());
        File.Delete(path);
        Assert.AreEqual(3, trace!.Passages!.Count);
        Assert.Contains("ISO 8859-1", string.Join('\n', trace.Notes));
    }
}
