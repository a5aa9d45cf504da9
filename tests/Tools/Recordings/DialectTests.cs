using EdgeNode.Policies;
using EdgeNode.Simulator;

namespace EdgeNode.Tools.Tests;

/// <summary>Delimiters and decimal marks: found out and told, or forced.</summary>
[TestClass]
public sealed class DialectTests
{
    [TestMethod]
    [DataRow(";", "separated by ';'")]
    [DataRow("\t", "separated by tabs")]
    [DataRow("|", "separated by '|'")]
    public void A_delimiter_is_found_out_and_told(string delimiter, string note)
    {
        Trace trace = Recording.Read("time_utc,co2,a\n2026-06-01T12:00:00Z,400,\n2026-06-01T12:01:00Z,410,\n".Replace(",", delimiter, StringComparison.Ordinal));
        Assert.AreEqual(2, trace.Series[ChannelKind.Co2].Count);
        Assert.Contains(note, trace.Notes[0]);
    }

    [TestMethod]
    public void A_delimiter_sets_the_time_apart_however_many_others_stand_in_the_names()
    {
        TraceOptions options = new() { Map = Recording.Map("time_utc=Zeit", "footfall=a, b, c (d, e)") };
        Assert.AreEqual(3, Recording.Read("Zeit;a, b, c (d, e)\n2026-06-01T12:00:00Z;1\n2026-06-01T12:15:00Z;2\n", options).Passages!.Count);
        Assert.AreEqual(3, Recording.Read("Zeit,\"a, b, c (d, e)\"\n2026-06-01T12:00:00Z,1\n2026-06-01T12:15:00Z,2\n", options).Passages!.Count);
    }

    [TestMethod]
    public void A_delimiter_that_is_given_or_that_Excel_gives_is_taken()
    {
        Assert.AreEqual(2, Recording.Read("sep=;\ntime_utc;co2\n2026-06-01T12:00:00Z;400\n2026-06-01T12:01:00Z;410\n").Series[ChannelKind.Co2].Count);
        Assert.AreEqual(2, Recording.Read("time_utc|co2;\n2026-06-01T12:00:00Z|400\n2026-06-01T12:01:00Z|410\n", new TraceOptions { Delimiter = '|', Map = Recording.Map("co2=co2;") }).Series[ChannelKind.Co2].Count);
        Assert.AreEqual(1, Recording.Refused("time_utc;co2\n", new TraceOptions { Delimiter = ',' }).Line);
    }

    [TestMethod]
    [DataRow("time_utc;pm25;humidity\n2026-06-01T12:00:00Z;3,13;\n2026-06-01T12:01:00Z;4;60,5\n")]
    [DataRow("time_utc,pm25,humidity\n2026-06-01T12:00:00Z,\"3,13\",\n2026-06-01T12:01:00Z,4,\"60,5\"\n")]
    [DataRow("time_utc;pm25;humidity\n2026-06-01T12:00:00Z;3,130;\n2026-06-01T12:01:00Z;4;60,5\n")]
    public void A_decimal_comma_is_found_out_and_told(string text)
    {
        Trace trace = Recording.Read(text);
        Assert.AreEqual(3.13, trace.Series[ChannelKind.Pm25].At(trace.StartUtcMs));
        Assert.AreEqual(60.5, trace.Series[ChannelKind.Humidity].At(trace.StartUtcMs + 60_000));
        Assert.Contains("decimal comma", string.Join('\n', trace.Notes));
    }

    [TestMethod]
    [DataRow("2026-06-01T12:00:00Z;1,234\n2026-06-01T12:01:00Z;412\n", 2)]
    [DataRow("2026-06-01T12:00:00Z;412,5\n2026-06-01T12:01:00Z;412.5\n", 3)]
    [DataRow("2026-06-01T12:00:00Z;412.5\n2026-06-01T12:01:00Z;412,5\n", 3)]
    [DataRow("2026-06-01T12:00:00Z;1.234,5\n", 2)]
    [DataRow("2026-06-01T12:00:00Z;1,234,567\n", 2)]
    public void A_mark_that_may_part_thousands_off_is_refused(string rows, int line)
    {
        TraceFault fault = Recording.Refused("time_utc;co2\n" + rows);
        Assert.AreEqual((line, "co2"), (fault.Line, fault.Column));
        Assert.Contains("decimal", fault.Expected);
    }

    [TestMethod]
    public void A_mark_that_the_user_tells_is_believed_and_held_to()
    {
        const string Text = "time_utc;co2\n2026-06-01T12:00:00Z;1,234\n2026-06-01T12:01:00Z;412\n";
        Trace trace = Recording.Read(Text, new TraceOptions { DecimalMark = ',' });
        Assert.AreEqual(1.234, trace.Series[ChannelKind.Co2].At(trace.StartUtcMs));
        Assert.AreEqual(2, Recording.Refused(Text, new TraceOptions { DecimalMark = '.' }).Line);
        Assert.AreEqual(3, Recording.Refused(Text.Replace("412", "4.2", StringComparison.Ordinal), new TraceOptions { DecimalMark = ',' }).Line);
        Assert.AreEqual(2, Recording.Read("time_utc;count\n2026-06-01T12:00:00Z;1.000\n2026-06-01T12:01:00Z;1\n", new TraceOptions { DecimalMark = '.' }).Passages!.Count);
    }
}
