using EdgeNode.Policies;
using EdgeNode.Simulator;

namespace EdgeNode.Tools.Tests;

[TestClass]
public sealed class RealTraceTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow("co2_climate_office_1min.csv", null, 60_000L, 1517)]
    [DataRow("co2_room_30s.csv", null, 30_000L, 1914)]
    [DataRow("noise_laeq_1min.csv", null, 60_000L, 1099)]
    [DataRow("noise_laeq_1s.csv", null, 1000L, 48)]
    [DataRow("pedestrians_melbourne_hourly.csv", "bourke_street_mall_north", 3_600_000L, 9412)]
    [DataRow("pedestrians_melbourne_hourly.csv", "southern_cross_station", 3_600_000L, 9412)]
    [DataRow("pir_pole_queensland.csv", "t1_pir", 5000L, 11)]
    [DataRow("pir_pole_queensland.csv", "t3_pir", 3032L, 3)]
    [DataRow("pir_room_30s.csv", "s6", 30_000L, 1914)]
    [DataRow("pir_room_30s.csv", "s7", 30_000L, 1914)]
    [DataRow("pm_climate_aberdeen.csv", null, 148_000L, 2881)]
    public void Every_recording_is_read_and_logged(string name, string? sensor, long intervalMs, int slots)
    {
        if (SharedTraces.Find(TestContext, name) is not { } path)
        {
            return;
        }

        Assert.IsTrue(TraceReader.TryRead(path, new TraceOptions { Sensor = sensor }, out Trace? trace, out TraceFault? fault), fault?.ToString());
        TraceStreet street = new(trace!, 1);
        using StringWriter text = new();
        StreetTotals totals = new StreetLog(street, 1, Footfall(500)).Write(text, street.StartUtcMs, street.EndUtcMs);
        TestContext.WriteLine($"{name} {sensor}: interval {trace!.IntervalMs} ms, {totals}; {string.Join("; ", trace.Notes)}");
        Assert.IsLessThanOrEqualTo(intervalMs / 20, Math.Abs(trace.IntervalMs - intervalMs));
        Assert.AreEqual(slots, totals.Slots);
        Assert.AreEqual(trace.Passages?.Count ?? 0, totals.Passages);
    }

    [TestMethod]
    public void The_hourly_counts_of_two_places_are_kept_to_the_last_person()
    {
        if (SharedTraces.Find(TestContext, "pedestrians_melbourne_hourly.csv") is not { } path)
        {
            return;
        }

        string[][] rows = [.. File.ReadLines(path).Skip(1).Select(row => row.Split(','))];
        foreach (string sensor in rows.Select(row => row[1]).Distinct())
        {
            Assert.IsTrue(TraceReader.TryRead(path, new TraceOptions { Sensor = sensor }, out Trace? trace, out _));
            Assert.AreEqual(rows.Where(row => row[1] == sensor).Sum(row => long.Parse(row[2])), trace!.Passages!.Count);
        }
    }

    [TestMethod]
    public void The_pole_in_Queensland_triggers_109_times_and_a_lockout_of_8_s_leaves_about_half()
    {
        if (SharedTraces.Find(TestContext, "pir_pole_queensland.csv") is not { } path)
        {
            return;
        }

        Assert.IsTrue(TraceReader.TryRead(path, new TraceOptions { Sensor = "t3_pir" }, out Trace? trace, out _));
        TraceStreet street = new(trace!, 1);
        Assert.AreEqual(109, trace!.Passages!.Count);
        Assert.AreEqual(109, Detections(street, 500));
        long at8s = Detections(street, 8000);
        TestContext.WriteLine($"t3: 109 triggers, at 0.5 s {Detections(street, 500)}, at 8 s {at8s}; truth has 50 events");
        Assert.IsTrue(at8s is >= 54 and <= 57, $"{at8s}: 54 in one sequence, at most one more for each window's start");
        Assert.IsTrue(TraceReader.TryRead(path, new TraceOptions { Sensor = "t1_pir" }, out Trace? first, out _));
        Assert.AreEqual(722, first!.Passages!.Count, "the first row's count of 1 is where the count stood");
    }

    [TestMethod]
    public void A_list_of_what_a_video_showed_has_nothing_that_a_box_could_sense()
    {
        if (SharedTraces.Find(TestContext, "pir_pole_queensland_truth.csv") is not { } path)
        {
            return;
        }

        Assert.IsFalse(TraceReader.TryRead(path, new TraceOptions(), out _, out TraceFault? fault));
        Assert.AreEqual(1, fault!.Line);
        Assert.Contains("pedestrians", fault.Found);
    }

    private static long Detections(TraceStreet street, int lockoutMs)
    {
        using StringWriter text = new();
        return new StreetLog(street, 1, Footfall(lockoutMs)).Write(text, street.StartUtcMs, street.EndUtcMs).Detections;
    }

    private static ChannelPolicy Footfall(int lockoutMs)
    {
        return new ChannelPolicy("footfall", ChannelKind.Footfall, ChannelStatistic.NoisyCount, 900, 2, lockoutMs, [10, 20]);
    }
}
