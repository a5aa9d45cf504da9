using EdgeNode.Policies;
using EdgeNode.Simulator;

namespace EdgeNode.Tools.Tests;

/// <summary>Columns with other names than ours.</summary>
[TestClass]
public sealed class ColumnMapTests
{
    private const string Text = "when,P1,P2,a=b,count,state\n2026-06-01T12:00:00Z,9,3,1,5,x\n2026-06-01T12:15:00Z,8,4,2,6,x\n";

    [TestMethod]
    public void A_mapped_column_is_read_under_our_name()
    {
        Trace trace = Recording.Read(Text, new TraceOptions { Map = Recording.Map("time_utc=when", "pm25=P2", "footfall=a=b") });
        Assert.AreEqual(3, trace.Series[ChannelKind.Pm25].At(trace.StartUtcMs));
        Assert.AreEqual(3, trace.Passages!.Count);
        Assert.AreEqual("ignored columns 'P1', 'count', 'state'", trace.Notes[0], "what is mapped puts what would contradict it out of force");
    }

    [TestMethod]
    public void The_date_and_the_time_of_day_may_stand_in_two_columns()
    {
        TraceOptions options = new() { Map = Recording.Map("time_utc=Datum", "time_utc=Uhrzeit", "footfall=gesamt"), Zone = Recording.Zone("UTC") };
        Trace trace = Recording.Read("Uhrzeit,Datum,gesamt\n00:00,01.06.2026,1\n00:15,01.06.2026,2\n", options);
        Assert.AreEqual(Recording.Utc("2026-06-01T00:00:00Z"), trace.StartUtcMs);
        Assert.AreEqual(900_000, trace.IntervalMs);
    }

    [TestMethod]
    [DataRow("footfall=Bridge (north, inner, new)", 3)]
    [DataRow("footfall=Bridge (north,inner,new)", 3)]
    [DataRow("footfall=East, near the station", 30)]
    [DataRow("footfall=South", 300)]
    public void A_name_with_commas_may_be_without_quotes_where_it_is_mapped_or_in_brackets(string map, int passages)
    {
        TraceOptions options = new() { Map = Recording.Map("time_utc=t", map, "co2=East, near the station"), Zone = Recording.Zone("UTC") };
        options = map.Contains("East", StringComparison.Ordinal) ? options with { Map = [.. options.Map.SkipLast(1)] } : options;
        Trace trace = Recording.Read("t,Bridge (north, inner, new),East, near the station,South\n2026-06-01 00:00,1,10,100\n2026-06-01 00:15,2,20,200\n", options);
        Assert.AreEqual(passages, trace.Passages!.Count);
    }

    [TestMethod]
    public void A_name_with_commas_that_nobody_can_tell_apart_is_refused_with_what_helps()
    {
        TraceFault fault = Recording.Refused("time_utc,East, near the station,co2\n2026-06-01T00:00:00Z,1,400\n");
        Assert.AreEqual(2, fault.Line);
        Assert.Contains("in quotes", fault.Expected);
    }

    [TestMethod]
    [DataRow("x", "'x'", "TARGET=SOURCE")]
    [DataRow("=x", "'=x'", "TARGET=SOURCE")]
    [DataRow("pm25=", "'pm25='", "TARGET=SOURCE")]
    [DataRow("pm26=P2", "'pm26'", "time_utc, sensor, footfall, count, state, sound, laeq_dba, pm25")]
    public void A_map_that_says_nothing_or_names_a_column_that_is_none_of_ours_is_refused(string text, string found, string allowed)
    {
        Assert.IsFalse(ColumnMapping.TryParse(text, out ColumnMapping? mapping, out string reason));
        Assert.IsNull(mapping);
        Assert.Contains(found, reason);
        Assert.Contains(allowed, reason);
    }

    [TestMethod]
    public void A_source_that_is_not_there_is_named_with_those_that_are()
    {
        TraceFault fault = Recording.Refused(Text, new TraceOptions { Map = Recording.Map("time_utc=when", "pm25=P3") });
        Assert.AreEqual("t.csv:1: found no column 'P3', which --map names; expected one of 'when', 'P1', 'P2', 'a=b', 'count', 'state'", fault.ToString());
        Assert.Contains("no header", Recording.Refused("2026-06-01T12:00:00Z,9\n", new TraceOptions { Map = Recording.Map("time_utc=when") }).Found);
    }

    [TestMethod]
    [DataRow("time_utc=when", "pm25=P1", "pm25=P2")]
    [DataRow("time_utc=when", "pm25=P1", "co2=P1")]
    [DataRow("time_utc=when", "footfall=P1", "count=P2")]
    [DataRow("time_utc=when", "sound=P1", "laeq_dba=P2")]
    public void Two_columns_for_one_thing_or_one_for_two_are_refused(params string[] map)
    {
        Assert.AreEqual(1, Recording.Refused(Text, new TraceOptions { Map = Recording.Map(map) }).Line);
    }

    [TestMethod]
    public void A_name_that_stands_twice_is_refused_only_where_it_is_used()
    {
        const string Twice = "time_utc,pm25,x,x\n2026-06-01T12:00:00Z,9,1,2\n2026-06-01T12:15:00Z,8,1,2\n";
        Assert.AreEqual(2, Recording.Read(Twice).Series[ChannelKind.Pm25].Count);
        Assert.Contains("'x' twice", Recording.Refused(Twice, new TraceOptions { Map = Recording.Map("co2=x") }).Found);
    }

    [TestMethod]
    public void A_name_that_would_steer_a_terminal_is_shown_without_its_power()
    {
        Assert.AreEqual("no column time_utc in 'a?[31mb?c', 'nördl.'", Recording.Refused("a\u001b[31mb\u202ec,nördl.\n").Found);
    }
}
