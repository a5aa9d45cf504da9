using EdgeNode.Policies;
using EdgeNode.Simulator;

namespace EdgeNode.Tools.Tests;

/// <summary>Recordings of moments: triggers, one row per passage, and their gaps.</summary>
[TestClass]
public sealed class MomentTests
{
    private const long Noon = 1_780_315_200_000; // 2026-06-01T12:00:00Z
    private const long MinuteMs = 60_000;

    private const string Triggers = """
        time_utc,state,count
        2026-06-01T12:00:00Z,0,7
        2026-06-01T12:00:01Z,1,8
        2026-06-01T12:00:09Z,1,10
        2026-06-01T12:10:00Z,1,11
        2026-06-01T14:10:00Z,1,15
        2026-06-01T14:10:02Z,1,16

        """;

    [TestMethod]
    public void A_silence_of_triggers_is_a_gap_and_not_an_empty_street()
    {
        Trace trace = Recording.Read(Triggers);
        TracePassages passages = trace.Passages!;
        Assert.IsTrue(passages.AreKnownIn(Noon + MinuteMs, Noon + (2 * MinuteMs)), "ten minutes are a calm street");
        Assert.IsFalse(passages.AreKnownIn(Noon + (15 * MinuteMs), Noon + (130 * MinuteMs)));
        Assert.IsTrue(passages.AreKnownIn(Noon + (130 * MinuteMs), Noon + (131 * MinuteMs)));
        Assert.AreEqual(1 + 2 + 1 + 1 + 1, passages.Count, "of the four that the count rose by in the gap, one is the row's own");
        Assert.IsTrue(passages.Place(1).All(moment => moment <= Noon + (10 * MinuteMs) || moment >= Noon + (130 * MinuteMs)));
        Assert.Contains("1 gap of more than 30 min", trace.Notes.Single());
    }

    [TestMethod]
    public void How_long_a_silence_may_be_is_the_users_to_say()
    {
        Trace trace = Recording.Read(Triggers, new TraceOptions { GreatestSilenceMs = 180 * MinuteMs });
        Assert.IsTrue(trace.Passages!.AreKnownIn(Noon + (60 * MinuteMs), Noon + (61 * MinuteMs)));
        Assert.AreEqual(9, trace.Passages.Count);
        Assert.IsEmpty(trace.Notes);
        Assert.IsFalse(Recording.Read(Triggers, new TraceOptions { GreatestSilenceMs = 5 * MinuteMs }).Passages!.AreKnownIn(Noon + (5 * MinuteMs), Noon + (9 * MinuteMs)));
    }

    [TestMethod]
    public void A_calm_street_decides_by_its_own_rows()
    {
        // Every twenty minutes or so: an hour of silence is nothing there, five hours are.
        string rows = string.Concat(new[] { 0, 19, 40, 100, 121, 139, 470, 490 }.Select(minute => $"{DateTimeOffset.FromUnixTimeMilliseconds(Noon + (minute * MinuteMs)):yyyy-MM-dd'T'HH:mm:ss'Z'}\n"));
        TracePassages passages = Recording.Read("time_utc\n" + rows, new TraceOptions { RowsArePassages = true }).Passages!;
        Assert.AreEqual(8, passages.Count);
        Assert.IsTrue(passages.AreKnownIn(Noon + (60 * MinuteMs), Noon + (61 * MinuteMs)));
        Assert.IsFalse(passages.AreKnownIn(Noon + (200 * MinuteMs), Noon + (460 * MinuteMs)));
    }

    [TestMethod]
    public void Each_row_is_a_passage_at_its_moment_where_the_user_says_so()
    {
        TraceOptions options = new() { RowsArePassages = true, Map = Recording.Map("time_utc=at") };
        Trace trace = Recording.Read("at,class,count\n2026-06-01T12:00:00.5Z,bike,x\n2026-06-01T12:00:00.5Z,foot,x\n2026-06-01T12:07:00Z,foot,x\n", options);
        CollectionAssert.AreEqual(new[] { Noon + 500, Noon + 500, Noon + (7 * MinuteMs) }, trace.Passages!.Place(1));
        Assert.AreEqual("ignored columns 'class', 'count'", trace.Notes.Single());
        Assert.Contains("nothing to play", Recording.Refused("at,class\n", new TraceOptions { Map = Recording.Map("time_utc=at") }).Found);
        Assert.Contains("one passage", Recording.Refused("at,class\n", options with { Map = Recording.Map("time_utc=at", "footfall=class") }).Found);
    }

    [TestMethod]
    public void Rows_are_sorted_where_the_user_says_so()
    {
        const string Text = "time_utc,co2\n2026-06-01T12:02:00Z,3\n2026-06-01T12:00:00Z,1\n2026-06-01T12:01:00Z,2\n";
        Trace trace = Recording.Read(Text, new TraceOptions { Sorts = true });
        CollectionAssert.AreEqual(new double?[] { 1, 2, 3 }, Enumerable.Range(0, 3).Select(minute => trace.Series[ChannelKind.Co2].At(Noon + (minute * MinuteMs))).ToArray());
        TraceFault fault = Recording.Refused(Text);
        Assert.AreEqual(3, fault.Line);
        Assert.AreEqual("a time after 2026-06-01T12:02:00.000Z (line 2), or --sort", fault.Expected);
        Assert.AreEqual(5, Recording.Refused(Text + "2026-06-01T12:01:00Z,4\n", new TraceOptions { Sorts = true }).Line, "two values of one moment");
    }
}
