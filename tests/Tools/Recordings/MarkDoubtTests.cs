using EdgeNode.Simulator;

namespace EdgeNode.Tools.Tests;

/// <summary>Numbers such as 1.234, which some write for a thousand and more.</summary>
[TestClass]
public sealed class MarkDoubtTests
{
    private static readonly TraceOptions Rounding = new() { RoundsCounts = true };

    [TestMethod]
    [DataRow("5", "1.234", "6")]
    [DataRow("1.234", "5.678", "6")]
    [DataRow("5", "\"1,234\"", "6")]
    public void A_count_in_doubt_is_refused_with_and_without_rounding(params string[] counts)
    {
        Assert.AreEqual(Recording.Refused(Column("footfall", counts)).ToString(), Recording.Refused(Column("footfall", counts), Rounding).ToString());
        Assert.Contains("a thousand times", Recording.Refused(Column("footfall", counts), Rounding).Expected);
        Recording.Read(Column("footfall", counts), Rounding with { DecimalMark = counts[1].Contains(',', StringComparison.Ordinal) ? ',' : '.' });
    }

    [TestMethod]
    [DataRow(1 + 11, "1.234", "11.2")]
    [DataRow(1 + 11, "11.2", "1.234")]
    [DataRow(1 + 3, "1.234", "3.0")]
    [DataRow(1 + 1, "1.234", "0.525")]
    [DataRow(1 + 1235, "1.234", "1234.567")]
    [DataRow(1 + 11, "\"1,234\"", "\"11,2\"")]
    public void Another_number_of_the_column_may_show_that_its_mark_is_decimal(int passages, params string[] counts)
    {
        Assert.AreEqual(passages, Recording.Read(Column("footfall", counts), Rounding).Passages!.Count);
    }

    [TestMethod]
    public void Another_column_does_not_vouch_for_a_count()
    {
        Assert.AreEqual("footfall", Recording.Refused("time_utc,footfall,co2\n2026-06-01T12:00:00Z,1.234,412.5\n2026-06-01T12:15:00Z,5,\n", Rounding).Column);
    }

    [TestMethod]
    [DataRow("co2", ".", "1.234", "412", "read 1.234 in co2 as 1.234, not 1234")]
    [DataRow("co2", ".", "412", "12.500", "read 12.500 in co2 as 12.5, not 12500")]
    [DataRow("pm25", ".", "1.234", "5.678", "read 1.234 in pm25 as 1.234, not 1234")]
    [DataRow("pm25", ",", "3,130", "4", "read 3,130 in pm25 as 3.13, not 3130")]
    public void A_value_in_doubt_is_told(string column, string mark, string first, string second, string note)
    {
        // Another column makes clear what the file's decimal mark is.
        string text = $"time_utc;{column};humidity\n2026-06-01T12:00:00Z;{first};60{mark}5\n2026-06-01T12:15:00Z;{second};\n";
        Trace trace = Recording.Read(text);
        Assert.AreEqual(1, trace.Notes.Count(told => told.StartsWith(note, StringComparison.Ordinal)), string.Join('\n', trace.Notes));
        Assert.Contains($"--decimal {(mark == "," ? "comma" : "point")}", trace.Notes.Single(told => told.StartsWith(note, StringComparison.Ordinal)));
        Assert.DoesNotContain("not 1", string.Join('\n', Recording.Read(text, new TraceOptions { DecimalMark = mark[0] }).Notes));
    }

    [TestMethod]
    [DataRow("co2", "1.234", "412.5")]
    [DataRow("co2", "412.5", "1.234")]
    [DataRow("co2", "0.234", "412")]
    [DataRow("co2", "41.234", "412")]
    [DataRow("co2", "1234.567", "412")]
    [DataRow("temperature", "21.125", "21")]
    [DataRow("humidity", "60.125", "61")]
    public void A_value_that_can_mean_one_thing_only_needs_no_word(string column, params string[] values)
    {
        Assert.IsEmpty(Recording.Read(Column(column, values)).Notes);
    }

    [TestMethod]
    [DataRow("footfall", "100001", false)]
    [DataRow("footfall", "100001.0", false)]
    [DataRow("footfall", "100001.5", false)]
    [DataRow("footfall", "-1", false)]
    [DataRow("footfall", "2.5", true)]
    [DataRow("state,count", "0,2.5", false)]
    public void Rounding_is_advised_only_where_it_helps(string columns, string cells, bool advised)
    {
        string text = $"time_utc,{columns}\n2026-06-01T12:00:00Z,{cells}\n2026-06-01T12:15:00Z,{cells}\n";
        Assert.AreEqual(advised, Recording.Refused(text).Expected.Contains("--round", StringComparison.Ordinal));
        Assert.AreEqual(advised, TraceReader.TryRead("t.csv", new StringReader(text), Rounding, out _, out _));
    }

    private static string Column(string name, string[] cells)
    {
        return $"time_utc,{name}\n" + string.Concat(cells.Select((cell, row) => $"2026-06-01T12:{15 * row:00}:00Z,{cell}\n"));
    }
}
