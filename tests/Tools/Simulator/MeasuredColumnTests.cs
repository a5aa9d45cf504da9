using System.Globalization;
using EdgeNode.Policies;
using EdgeNode.Simulator;

namespace EdgeNode.Tools.Tests;

[TestClass]
public sealed class MeasuredColumnTests
{
    private const long Start = SeededStreet.DemoStartUtcMs;

    private static readonly ChannelKind[] MeasuredChannels = [.. Enum.GetValues<ChannelKind>().Where(channel => channel != ChannelKind.Footfall)];

    public static IEnumerable<string[]> Names => MeasuredColumns.All.SelectMany(column => column.Names.Select(name => new[] { name }));

    [TestMethod]
    public void Each_measured_channel_has_one_column()
    {
        CollectionAssert.AreEquivalent(MeasuredChannels, MeasuredColumns.All.Select(column => column.Channel).ToArray());
        string[] names = [.. MeasuredColumns.All.SelectMany(column => column.Names.Concat(column.LogNames).Distinct())];
        CollectionAssert.AllItemsAreUnique(names);
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void A_column_of_a_recording_is_told_by_its_channel_and_no_other(string name)
    {
        MeasuredColumn column = ColumnOf(name);
        double value = column.Least + (0.25 * (column.Greatest - column.Least));
        TraceStreet street = new(Recording.Read(Twice(name, value)), 1);
        foreach (ChannelKind channel in Enum.GetValues<ChannelKind>())
        {
            Assert.AreEqual(channel == column.Channel ? value : null, street.At(channel, Start), $"{channel}");
        }

        using StringWriter written = new();
        new StreetLog(street, 1, null).Write(written, Start, Start + QuarterHour.Ms);
        string[][] rows = [.. written.ToString().Split('\n').Select(row => row.Split(','))];
        string[] filled = [.. rows[0].Where((_, index) => index > 0 && rows[1][index].Length > 0)];
        CollectionAssert.AreEqual(column.LogNames.ToArray(), filled);
        string logged = value.ToString(column.Format, CultureInfo.InvariantCulture);
        Assert.IsTrue(filled.All(title => rows[1][Array.IndexOf(rows[0], title)] == logged), $"{logged}: {string.Join(',', rows[1])}");
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void A_recording_can_have_each_value_of_its_columns_range_and_none_beyond(string name)
    {
        MeasuredColumn column = ColumnOf(name);
        foreach (double value in new[] { column.Least, column.Greatest })
        {
            Assert.AreEqual(value, Recording.Read(Twice(name, value)).Series[column.Channel].At(Start));
        }

        foreach (double value in new[] { column.Least - 1, column.Greatest + 1 })
        {
            Assert.Contains(column.Unit, Recording.Refused(Twice(name, value)).Expected);
        }
    }

    [TestMethod]
    public void A_column_that_came_later_is_logged_beside_a_policy_that_asks_for_it()
    {
        string[] ever = ["sound", "pm25", "co2", "temperature", "humidity"];
        CollectionAssert.AreEqual(ever, Logged("market-square.txt"));
        CollectionAssert.AreEqual(ever, Logged("pir-pole.txt"));
        CollectionAssert.AreEqual(new[] { "sound", "pm25", "co2", "temperature", "humidity", "pm10" }, Logged("street-works.txt"));
        CollectionAssert.AreEqual(new[] { "sound", "pm25", "co2", "temperature", "humidity", "pm10" }, Logged("air-station.txt"));
    }

    [TestMethod]
    public void Each_street_answers_for_each_channel_or_says_null()
    {
        Trace nothing = Recording.Read("time_utc,footfall\n2026-06-01T00:00:00Z,1\n2026-06-01T00:15:00Z,1\n");
        IStreet[] streets = [new SeededStreet(1), new TraceStreet(nothing, 1), new ListedStreet([])];
        Type[] all = [.. new[] { typeof(IStreet).Assembly, typeof(ListedStreet).Assembly }.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(IStreet)))];
        CollectionAssert.AreEquivalent(all, streets.Select(street => street.GetType()).ToArray());
        foreach (IStreet street in streets)
        {
            foreach (ChannelKind channel in Enum.GetValues<ChannelKind>())
            {
                bool isKnown = street is SeededStreet && MeasuredChannels.Contains(channel);
                Assert.AreEqual(isKnown, street.At(channel, Start) != null, $"{street.GetType().Name}, {channel}");
            }
        }
    }

    [TestMethod]
    public void The_page_about_recordings_has_each_column_with_its_range()
    {
        string[] page = File.ReadAllLines(Path.Combine(SourceTree.Root, "docs", "recordings.md"));
        foreach (MeasuredColumn column in MeasuredColumns.All)
        {
            string names = string.Join(" or ", column.Names.Select(name => $"`{name}`"));
            string row = page.Single(line => line.StartsWith($"| {names} |", StringComparison.Ordinal));
            Assert.EndsWith(string.Create(CultureInfo.InvariantCulture, $" {column.Least} to {column.Greatest:N0} |"), row);
        }
    }

    private static string[] Logged(string file)
    {
        Assert.IsTrue(PolicyParser.TryParse(SourceTree.Policy(file), out Policy? policy, out PolicyFault? fault), fault?.ToString());
        return [.. MeasuredColumns.LoggedFor(policy!).Select(column => column.Name)];
    }

    private static MeasuredColumn ColumnOf(string name)
    {
        return MeasuredColumns.All.Single(column => column.Names.Contains(name));
    }

    // Half an hour of one value.
    private static string Twice(string name, double value)
    {
        return string.Create(CultureInfo.InvariantCulture, $"time_utc,{name}\n2026-06-01T00:00:00Z,{value}\n2026-06-01T00:15:00Z,{value}\n");
    }
}
