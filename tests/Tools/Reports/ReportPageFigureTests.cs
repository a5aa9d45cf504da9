using System.Globalization;
using System.Xml.Linq;

namespace EdgeNode.Tools.Tests.Reports;

[TestClass]
public sealed class ReportPageFigureTests
{
    private const string MatchCaption = "Received buckets beside the street";
    private const string TopicCaption = "Messages and payload bytes per topic";

    // One unit of a panel's width is a minute; one row of the lower panel is ten units high.
    private const int MinutesPerSlot = RunFolderSample.SlotSeconds / 60;
    private const int RowUnits = 10;

    [TestMethod]
    [DataRow("Passers-by", "footfall", 7, 1)]
    [DataRow("Sound", "sound", 9, 1)]
    [DataRow("Fine dust", "pm25", 7, 4)]
    [DataRow("Carbon dioxide", "co2", 6, 4)]
    [DataRow("Temperature", "temperature", 10, 4)]
    [DataRow("Humidity", "humidity", 8, 4)]
    public void The_blocks_of_the_lower_panel_are_the_buckets_that_were_received(string title, string channel, int rows, int slotsPerWindow)
    {
        using RunFolderSample run = RunFolderSample.Of(9);
        ParsedPage page = new(run.Build());

        List<XElement> weeks = page.PairsOf(title);
        Assert.HasCount(2, weeks);
        int?[] drawn = new int?[run.Buckets.Count];
        for (int week = 0; week < weeks.Count; week++)
        {
            foreach ((long left, long top, long width, long height) in Blocks(weeks[week]))
            {
                Assert.AreEqual(RowUnits, height);
                for (long minute = left; minute < left + width; minute += MinutesPerSlot)
                {
                    drawn[(week * 7 * RunFolderSample.SlotsPerDay) + (minute / MinutesPerSlot)] = rows - 1 - (int)(top / RowUnits);
                }
            }
        }

        for (int slot = 0; slot < drawn.Length; slot++)
        {
            int close = (slot / slotsPerWindow * slotsPerWindow) + slotsPerWindow - 1;
            Assert.AreEqual(run.Buckets[close][channel], drawn[slot], $"slot {slot}");
        }
    }

    [TestMethod]
    public void PM10_has_a_picture_and_a_row_of_its_own()
    {
        const string humidity = "humidity measured stat mean window 3600 unit %";
        Assert.Contains(humidity, RunFolderSample.Policy);
        using RunFolderSample run = RunFolderSample.Of(1, RunFolderSample.Policy.Replace(humidity, "pm10 measured stat mean window 3600 unit ug/m3", StringComparison.Ordinal));
        run.WriteLines("received.jsonl", run.Summaries.Select(line => line.Replace("\"humidity\"", "\"pm10\"", StringComparison.Ordinal)));
        run.Write("street.csv", File.ReadAllText(Path.Combine(run.Folder, "street.csv")).Replace(",humidity\n", ",pm10\n", StringComparison.Ordinal));

        ParsedPage page = new(run.Build());

        Assert.HasCount(1, page.PairsOf("Dust"));
        Assert.AreEqual("24", page.Row(MatchCaption, "Dust")[2]);
        Assert.Contains("dust (PM10)", Said(run));
    }

    [TestMethod]
    public void A_channel_whose_windows_are_all_in_one_bucket_is_said_to_tell_nothing()
    {
        using RunFolderSample run = RunFolderSample.Of(1);
        const string said = "are in one bucket, below 600 ppm: this channel told the city nothing at this site.";
        Assert.DoesNotContain(said, Said(run));

        run.WriteLines("received.jsonl", run.Summaries.Select(line => System.Text.RegularExpressions.Regex.Replace(line, "\"co2\":\\d", "\"co2\":0")));

        Assert.Contains("All 24 windows " + said, Said(run));
    }

    [TestMethod]
    public void The_upper_panel_is_the_street()
    {
        using RunFolderSample run = RunFolderSample.Of(1);
        XElement pair = new ParsedPage(run.Build()).PairsOf("Passers-by").Single();

        string path = pair.Descendants("path").Single(element => ParsedPage.HasClass(element, "street-line")).Attribute("d")!.Value;
        double greatest = pair.Elements("text")
            .Where(text => ParsedPage.HasClass(text, "gutter"))
            .TakeWhile(text => !text.Value.Contains('<') && !text.Value.Contains('\u2013'))
            .Max(text => double.Parse(text.Value, CultureInfo.InvariantCulture));

        // "M x y", then "H x" and "V y" by turns: the height holds up to the next x.
        double?[] drawn = new double?[RunFolderSample.SlotsPerDay];
        string[] steps = path[1..].Replace("H", "|H", StringComparison.Ordinal).Replace("V", "|V", StringComparison.Ordinal).Split('|');
        string[] first = steps[0].Split(' ');
        int slot = int.Parse(first[0], CultureInfo.InvariantCulture) / MinutesPerSlot;
        double height = double.Parse(first[1], CultureInfo.InvariantCulture);
        foreach (string step in steps.Skip(1))
        {
            double number = double.Parse(step.AsSpan(1), CultureInfo.InvariantCulture);
            if (step[0] == 'V')
            {
                height = number;
                continue;
            }

            for (; slot < number / MinutesPerSlot; slot++)
            {
                drawn[slot] = greatest * (1 - (height / 1000));
            }
        }

        for (int i = 0; i < drawn.Length; i++)
        {
            Assert.AreEqual(run.Street[i][0]!.Value, drawn[i]!.Value, greatest / 1000, $"slot {i}");
        }
    }

    [TestMethod]
    [DataRow("Passers-by, beside passages", "footfall", 0, new[] { 10, 20, 30, 45, 65, 90 })]
    [DataRow("Passers-by, beside detections", "footfall", 1, new[] { 10, 20, 30, 45, 65, 90 })]
    [DataRow("Sound", "sound", 2, new[] { 45, 50, 55, 60, 65, 70, 75, 80 })]
    [DataRow("Carbon dioxide", "co2", 5, new[] { 600, 800, 1000, 1400, 2000 })]
    [DataRow("Fine dust", "pm25", 4, new[] { 5, 10, 15, 25, 50, 75 })]
    public void How_well_the_buckets_match_equals_a_recount(string heading, string channel, int column, int[] limits)
    {
        using RunFolderSample run = RunFolderSample.Of(7);
        int window = channel is "footfall" or "sound" ? 1 : 4;
        int windows = run.Street.Count / window;
        int compared = 0;
        int exact = 0;
        int near = 0;
        for (int i = 0; i < windows; i++)
        {
            double[] cells = run.Street.Skip(i * window).Take(window).Select(row => row[column]).OfType<double>().ToArray();
            int? bucket = run.Buckets[((i + 1) * window) - 1][channel];
            if (bucket is null || cells.Length == 0)
            {
                continue;
            }

            double mean = cells.Sum() / cells.Length;
            int truth = 0;
            while (truth < limits.Length && mean >= limits[truth])
            {
                truth++;
            }

            compared++;
            exact += truth == bucket ? 1 : 0;
            near += truth - bucket is >= -1 and <= 1 ? 1 : 0;
        }

        List<string> row = new ParsedPage(run.Build()).Row(MatchCaption, heading);

        Assert.AreNotEqual(exact, compared);
        CollectionAssert.AreEqual(
            new List<string>
            {
                windows.ToString(CultureInfo.InvariantCulture),
                run.Buckets.Count(ch => ch.TryGetValue(channel, out int? bucket) && bucket is null).ToString(CultureInfo.InvariantCulture),
                compared.ToString(CultureInfo.InvariantCulture),
                (100.0 * exact / compared).ToString("F1", CultureInfo.InvariantCulture) + " %",
                (100.0 * near / compared).ToString("F1", CultureInfo.InvariantCulture) + " %",
            },
            row);
    }

    [TestMethod]
    public void Bytes_per_topic_equal_the_log_of_the_broker()
    {
        using RunFolderSample run = RunFolderSample.Of(2);
        string health = new('h', 311);
        File.AppendAllLines(
            Path.Combine(run.Folder, "broker.jsonl"),
            [
                RunFolderSample.Publish(1, "health", health),
                RunFolderSample.Publish(2, "health", health),
                """{"up":3,"event":"publish","client":"somebody-else","topic":"x/summary","length":99999,"sha256":""}""",
            ]);

        ParsedPage page = new(run.Build());

        CollectionAssert.AreEqual(new List<string> { "192", "59,712", "29,856" }, page.Row(TopicCaption, "summary: one for each slot"));
        CollectionAssert.AreEqual(new List<string> { "2", "622", "311" }, page.Row(TopicCaption, "health: how the box is, once a day"));
        CollectionAssert.AreEqual(new List<string> { "194", "60,334", "30,167" }, page.Row(TopicCaption, "all: everything that left"));
        Assert.Contains("within 37 s of the end of their slot, the slowest after 37 s", page.Text);
        Assert.Contains("54 MB  would have left", page.Text);
    }

    [TestMethod]
    public void A_lost_link_is_marked_where_the_broker_lost_it()
    {
        using RunFolderSample run = RunFolderSample.Of(1);
        File.AppendAllLines(
            Path.Combine(run.Folder, "broker.jsonl"),
            [
                $$"""{"up":21600000,"event":"disconnect","client":"{{RunFolderSample.Node}}","clean":false}""",
                $$"""{"up":23000000,"event":"connect","client":"{{RunFolderSample.Node}}","accepted":false}""",
                $$"""{"up":32400000,"event":"connect","client":"{{RunFolderSample.Node}}","accepted":true}""",
                $$"""{"up":40000000,"event":"disconnect","client":"{{RunFolderSample.Node}}","clean":true}""",
            ]);

        XElement pair = new ParsedPage(run.Build()).PairsOf("Sound").Single();

        XElement mark = pair.Elements("rect").Single(rect => ParsedPage.HasClass(rect, "outage"));
        Assert.AreEqual(25.0, ParsedPage.Percent(mark, "x"), 0.01);
        Assert.AreEqual(12.5, ParsedPage.Percent(mark, "width"), 0.01);
        Assert.AreEqual("link down 3\u00A0h", pair.Elements("text").Single(text => ParsedPage.HasClass(text, "mark")).Value);
    }

    [TestMethod]
    public void Absent_windows_are_hatched_over_their_whole_time()
    {
        using RunFolderSample run = RunFolderSample.Of(1);
        XElement pair = new ParsedPage(run.Build()).PairsOf("Fine dust").Single();

        // Windows that close in slots 91 and 95 are absent: the last two hours of the day.
        XElement absent = pair.Elements("rect").Single(rect => ParsedPage.HasClass(rect, "absent"));
        Assert.AreEqual(100.0 * 22 / 24, ParsedPage.Percent(absent, "x"), 0.01);
        Assert.AreEqual(100.0 * 2 / 24, ParsedPage.Percent(absent, "width"), 0.01);
    }

    [TestMethod]
    [DataRow(1, "66.7 %", "0.693")]
    [DataRow(2, "57.1 %", "0.288")]
    [DataRow(3, "53.3 %", "0.134")]
    [DataRow(4, "51.6 %", "0.065")]
    public void The_best_attacker_follows_from_the_noise_of_the_policy(int m, string share, string epsilon)
    {
        using RunFolderSample run = RunFolderSample.Of(1, RunFolderSample.Policy.Replace("noise 2", "noise " + m, StringComparison.Ordinal));

        List<string> row = new ParsedPage(run.Build()).Row("How often the best attacker is right at most, by how many detections are in question", "Passers-by");

        Assert.AreEqual(epsilon, row[1]);
        Assert.AreEqual(share, row[2]);
    }

    [TestMethod]
    public void A_habit_is_told_with_the_passes_after_which_the_best_attacker_finds_it()
    {
        using RunFolderSample run = RunFolderSample.Of(1);

        string text = new ParsedPage(run.Build()).Text;

        Assert.Contains("after 81 passes where the count stands at a bucket\u2019s edge, and after 2,050 passes in a slot that is otherwise empty", text);
        Assert.Contains("one detection in one window of one box", text);
    }

    [TestMethod]
    public void A_habit_that_takes_longer_than_a_life_of_days_is_told_as_more_than_that()
    {
        string policy = RunFolderSample.Policy.Replace("edges 10 20 30 45 65 90", "edges 100 200 300 400 500 600", StringComparison.Ordinal);
        using RunFolderSample run = RunFolderSample.Of(1, policy);

        Assert.Contains("and after more than 10,000 passes in a slot that is otherwise empty", new ParsedPage(run.Build()).Text);
    }

    [TestMethod]
    public void Sums_of_one_unit_over_two_counted_channels_are_told()
    {
        string policy = RunFolderSample.Policy.Replace(
            "channel sound measured stat l50",
            "channel footfall.b counted window 1800 noise 2 lockout 500 edges 12 24 48\nchannel sound measured stat leq",
            StringComparison.Ordinal).Replace("channel humidity measured stat mean window 3600 unit % edges 30 40 50 60 70 80 90\n", "", StringComparison.Ordinal);
        using RunFolderSample run = RunFolderSample.Of(1, policy);

        ParsedPage page = new(run.Build());

        Assert.Contains("sums up to 0.575", page.Text);
        Assert.Contains("One loud event at a quiet time can be seen.", page.Text);
        Assert.HasCount(1, page.PairsOf("Passers-by (b)"));
    }

    private static string Said(RunFolderSample run)
    {
        return new ParsedPage(run.Build()).Text.Replace('\u00A0', ' ');
    }

    private static List<(long Left, long Top, long Width, long Height)> Blocks(XElement pair)
    {
        return ParsedPage.Boxes(pair.Descendants("path").Single(path => ParsedPage.HasClass(path, "city-block")));
    }
}
