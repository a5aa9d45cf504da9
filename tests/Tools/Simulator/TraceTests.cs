using EdgeNode.Policies;
using EdgeNode.Simulator;

namespace EdgeNode.Tools.Tests;

[TestClass]
public sealed class TraceTests
{
    private const long T0 = 1_780_315_200_000; // 2026-06-01T12:00:00Z

    [TestMethod]
    public void A_value_holds_for_its_interval_and_a_gap_is_a_gap()
    {
        Trace trace = Read("time_utc,co2\n2026-06-01T12:00:00Z,400\n2026-06-01T12:01:00Z,410\n2026-06-01T12:02:10Z,420\n2026-06-01T12:05:00Z,430\n2026-06-01T12:06:00Z,440\n");
        TraceSeries co2 = trace.Series[ChannelKind.Co2];
        Assert.AreEqual(60_000, trace.IntervalMs);
        Assert.IsNull(co2.At(T0 - 1));
        Assert.AreEqual(400, co2.At(T0));
        Assert.AreEqual(400, co2.At(T0 + 59_999));
        Assert.AreEqual(410, co2.At(T0 + 129_999), "a row ten seconds late leaves no gap");
        Assert.AreEqual(420, co2.At(T0 + 189_999));
        Assert.IsNull(co2.At(T0 + 190_000));
        Assert.IsNull(co2.At(T0 + 299_999));
        Assert.AreEqual(440, co2.At(T0 + 419_999));
        Assert.IsNull(co2.At(T0 + 420_000));
        Assert.AreEqual(400, co2.At(T0), "time may go back, as for the street log");
        Assert.AreEqual(430, co2.At(T0 + 300_000));
        Assert.Contains("1 gap", trace.Notes.Single());
    }

    [TestMethod]
    public void An_empty_cell_is_a_gap_of_its_column_only()
    {
        Trace trace = Read("time_utc,pm25,humidity\n2026-06-01T12:00:00Z,,50\n2026-06-01T12:01:00Z,7,\n");
        TraceSeries pm25 = trace.Series[ChannelKind.Pm25];
        TraceSeries humidity = trace.Series[ChannelKind.Humidity];
        Assert.IsNull(pm25.At(T0));
        Assert.AreEqual(50, humidity.At(T0));
        Assert.AreEqual(7, pm25.At(T0 + 60_000));
        Assert.IsNull(humidity.At(T0 + 60_000));
    }

    [TestMethod]
    [DataRow("time_utc,footfall\n2026-06-01T12:00:00Z,3\n2026-06-01T13:00:00Z,0\n2026-06-01T14:00:00Z,500\n")]
    [DataRow("time_utc,sensor,count\n2026-06-01T12:00:00Z,mall,3\n2026-06-01T13:00:00Z,mall,0\n2026-06-01T14:00:00Z,mall,500\n")]
    public void Counts_are_placed_inside_their_interval_by_the_seed(string text)
    {
        const long HourMs = 3_600_000;
        Trace trace = Read(text);
        TraceStreet street = new(trace, 5);
        Assert.HasCount(3, street.PassagesIn(T0, T0 + HourMs));
        Assert.IsEmpty(street.PassagesIn(T0 + HourMs, T0 + (2 * HourMs)));
        Assert.HasCount(500, street.PassagesIn(T0 + (2 * HourMs), T0 + (3 * HourMs)));
        int[] quarters = [.. Enumerable.Range(8, 4).Select(quarter => street.PassagesIn(T0 + (quarter * QuarterHour.Ms), T0 + ((quarter + 1) * QuarterHour.Ms)).Count)];
        Assert.IsTrue(quarters.All(passages => passages is > 90 and < 160), string.Join(' ', quarters));
        CollectionAssert.AreEqual(trace.Passages!.Place(5), trace.Passages.Place(5));
        CollectionAssert.AreNotEqual(trace.Passages.Place(5), trace.Passages.Place(6));
        CollectionAssert.AreEqual(trace.Passages.Place(5).Order().ToArray(), trace.Passages.Place(5));
    }

    [TestMethod]
    public void A_running_count_gives_one_rise_for_each_step_of_it()
    {
        Trace trace = Read("""
            time_utc,sensor,state,count
            2026-06-01T12:00:00.000Z,a,0,7
            2026-06-01T12:00:01.250Z,a,1,8
            2026-06-01T12:00:01.500Z,a,0,8
            2026-06-01T12:00:09.000Z,a,1,11
            2026-06-01T12:00:10.000Z,a,1,2
            2026-06-01T12:00:40.000Z,a,1,3
            """);
        long[] rises = trace.Passages!.Place(1);
        Assert.HasCount(5, rises);
        Assert.AreEqual(T0 + 1250, rises[0]);
        Assert.IsTrue(rises[1] >= T0 + 1500 && rises[2] < T0 + 9000);
        Assert.AreEqual(T0 + 9000, rises[3]);
        Assert.AreEqual(T0 + 40_000, rises[4]);
        Assert.Contains("restarted 1 time", string.Join('\n', trace.Notes));
        Assert.IsTrue(trace.Passages.AreKnownIn(T0 + 20_000, T0 + 21_000), "a trigger's file has no gaps");
    }

    [TestMethod]
    public void Without_a_count_each_change_of_state_to_1_is_a_rise()
    {
        Trace trace = Read("""
            time_utc,sensor,state
            2026-06-01T12:00:00Z,a,1
            2026-06-01T12:00:30Z,a,1
            2026-06-01T12:01:00Z,a,0
            2026-06-01T12:01:30Z,a,1
            2026-06-01T12:02:00Z,a,
            2026-06-01T12:02:30Z,a,1
            2026-06-01T12:03:00Z,a,0
            2026-06-01T13:00:00Z,a,1
            2026-06-01T13:00:30Z,a,0
            2026-06-01T13:01:00Z,a,1
            2026-06-01T13:01:30Z,a,0
            """);
        CollectionAssert.AreEqual(new[] { T0 + 90_000, T0 + 3_660_000 }, trace.Passages!.Place(1));
        Assert.IsFalse(trace.Passages.AreKnownIn(T0 + 900_000, T0 + 1_800_000), "a timer's file has gaps");
        Assert.IsTrue(trace.Passages.AreKnownIn(T0, T0 + 1));
        Assert.IsFalse(trace.Passages.AreKnownIn(T0 - 900_000, T0));
    }

    [TestMethod]
    public void Of_several_sensors_one_is_taken()
    {
        const string Text = "time_utc,sensor,laeq_dba\n2026-06-01T12:00:00Z,a,40\n2026-06-01T12:00:00Z,b,50\n2026-06-01T12:00:01Z,a,41\n2026-06-01T12:00:01Z,b,51\n";
        Assert.AreEqual(51, Read(Text, "b").Series[ChannelKind.Sound].At(T0 + 1500));
        TraceFault fault = Refused(Text);
        Assert.AreEqual("--sensor with the name of one: 'a', 'b'", fault.Expected);
        Assert.AreEqual("one of 'a', 'b'", Refused(Text, "c").Expected);
        Assert.AreEqual("sensor", Refused(Text, "c").Column);
    }

    [TestMethod]
    public void Unknown_columns_are_ignored_with_a_note()
    {
        Trace trace = Read("time_utc,pm25,altitude\n2026-06-01T12:00:00Z,3,x\n2026-06-01T12:01:00Z,4,y\n");
        Assert.AreEqual("ignored column 'altitude'", trace.Notes.Single());
    }

    [TestMethod]
    public void Quotes_byte_order_marks_offsets_and_CRLF_are_understood()
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, "time_utc,\"sensor\",co2\r\n2026-06-01T14:00:00+02:00,\"a, \"\"b\"\"\",400\r\n2026-06-01T14:01:00+02:00,\"a, \"\"b\"\"\",410\r\n",
            new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.IsTrue(TraceReader.TryRead(path, new TraceOptions(), out Trace? trace, out TraceFault? fault), fault?.ToString());
        File.Delete(path);
        Assert.AreEqual("a, \"b\"", trace!.Sensor);
        Assert.AreEqual(T0, trace.StartUtcMs);
    }

    [TestMethod]
    [DataRow("", 0, "")]
    [DataRow("time,co2\n", 1, "")]
    [DataRow("time_utc;co2\n", 0, "")]
    [DataRow("time_utc,co2,co2\n", 1, "")]
    [DataRow("time_utc,pedestrians\n", 1, "")]
    [DataRow("time_utc,sound,laeq_dba\n", 1, "sound")]
    [DataRow("time_utc,footfall,state\n", 1, "footfall")]
    [DataRow("time_utc,footfall,count\n", 1, "footfall")]
    [DataRow("time_utc,co2\n", 0, "")]
    [DataRow("time_utc,co2\n2026-06-01T12:00:00Z,400\n", 0, "")]
    [DataRow("time_utc,co2\n2026-06-01T12:00:00Z,400\n2026-06-03T12:00:00Z,400\n", 0, "time_utc")]
    [DataRow("time_utc,co2\n2026-06-01T12:00:00Z\n", 2, "")]
    [DataRow("time_utc,co2\n2026-06-01T12:00:00Z,400,1\n", 2, "")]
    [DataRow("time_utc,co2\n\"2026-06-01T12:00:00Z,400\n", 2, "")]
    [DataRow("time_utc,co2\n\"2026-06-01T12:00:00Z\"x,400\n", 2, "")]
    [DataRow("time_utc,co2\n,400\n", 2, "time_utc")]
    [DataRow("time_utc,co2\nyesterday,400\n", 2, "time_utc")]
    [DataRow("time_utc,co2\n2026-06-01T12:00:00,400\n", 2, "time_utc")]
    [DataRow("time_utc,co2\n2026-02-30T12:00:00Z,400\n", 2, "time_utc")]
    [DataRow("time_utc,co2\n1800-01-01T12:00:00Z,400\n", 2, "time_utc")]
    [DataRow("time_utc,co2\n2026-06-01T12:00:00Z,400\n2026-06-01T12:00:00Z,401\n", 3, "time_utc")]
    [DataRow("time_utc,co2\n2026-06-01T12:00:00Z,400\n2026-06-01T11:00:00Z,400\n", 3, "time_utc")]
    [DataRow("time_utc,co2\n2026-06-01T12:00:00Z,\"4,000\"\n", 2, "co2")]
    [DataRow("time_utc,co2\n2026-06-01T12:00:00Z,Inf\n", 2, "co2")]
    [DataRow("time_utc,co2\n2026-06-01T12:00:00Z,-1\n", 2, "co2")]
    [DataRow("time_utc,sound\n2026-06-01T12:00:00Z,500\n", 2, "sound")]
    [DataRow("time_utc,footfall\n2026-06-01T12:00:00Z,1.5\n", 2, "footfall")]
    [DataRow("time_utc,footfall\n2026-06-01T12:00:00Z,-3\n", 2, "footfall")]
    [DataRow("time_utc,sensor,count\n2026-06-01T12:00:00Z,a,1000000\n", 2, "count")]
    [DataRow("time_utc,sensor,count\n2026-06-01T12:00:00Z,,1\n", 2, "sensor")]
    [DataRow("time_utc,sensor,state\n2026-06-01T12:00:00Z,a,2\n", 2, "state")]
    [DataRow("time_utc,sensor,state,count\n2026-06-01T12:00:00Z,a,0,0\n2026-06-01T12:00:01Z,a,1,999999999\n", 0, "")]
    public void A_file_that_cannot_be_played_is_refused_by_line_and_column(string text, int line, string column)
    {
        TraceFault fault = Refused(text);
        Assert.AreEqual(line, fault.Line, fault.ToString());
        Assert.AreEqual(column, fault.Column, fault.ToString());
        Assert.IsTrue(fault.ToString().All(letter => letter is >= ' ' and <= '~'));
    }

    [TestMethod]
    public void A_fault_says_file_line_column_found_and_expected()
    {
        Assert.AreEqual(
            "t.csv:3, column co2: found 'much\u00e9'; expected a number from 0 to 40000 ppm, or nothing",
            Refused("time_utc,co2\n2026-06-01T12:00:00Z,400\n2026-06-01T12:01:00Z,much\u00e9\n").ToString());
    }

    [TestMethod]
    public void A_file_that_is_not_there_or_is_a_folder_is_a_fault()
    {
        Assert.IsFalse(TraceReader.TryRead("no-such.csv", new TraceOptions(), out _, out TraceFault? fault));
        Assert.AreEqual("no-such.csv: found no such file; expected a readable CSV file", fault!.ToString());
        Assert.IsFalse(TraceReader.TryRead(Path.GetTempPath(), new TraceOptions(), out _, out fault));
        Assert.AreEqual("a folder", fault!.Found);
        Assert.IsFalse(TraceReader.TryRead("", new TraceOptions(), out _, out _));
    }

    [TestMethod]
    public void A_sensor_asked_for_in_a_file_without_sensors_is_a_fault()
    {
        Assert.AreEqual("no column sensor", Refused("time_utc,co2\n2026-06-01T12:00:00Z,400\n2026-06-01T12:01:00Z,400\n", "a").Found);
    }

    private static Trace Read(string text, string? sensor = null)
    {
        Assert.IsTrue(TraceReader.TryRead("t.csv", new StringReader(text), new TraceOptions { Sensor = sensor }, out Trace? trace, out TraceFault? fault), fault?.ToString());
        return trace!;
    }

    private static TraceFault Refused(string text, string? sensor = null)
    {
        Assert.IsFalse(TraceReader.TryRead("t.csv", new StringReader(text), new TraceOptions { Sensor = sensor }, out Trace? trace, out TraceFault? fault));
        Assert.IsNull(trace);
        return fault!;
    }
}
