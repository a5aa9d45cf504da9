using System.Text;
using EdgeNode.Boards;
using EdgeNode.Policies;

namespace EdgeNode.Tools.Tests;

/// <summary>What <c>policy check --board</c> says of a policy that every box takes.</summary>
[TestClass]
public sealed class PolicyWarningsTests
{
    private const string Pole = "esp32-devkit-v1-pir";
    private const string AirStation = "esp32-c6-devkitc";
    private const string Market = "esp32-devkit-v1";

    [TestMethod]
    public void A_policy_is_not_warned_of_on_the_board_that_it_was_written_for()
    {
        Assert.IsEmpty(PolicyWarnings.Of(Read("market-square.txt"), Load(Market)));
        Assert.IsEmpty(PolicyWarnings.Of(Read("pir-pole.txt"), Load(Pole)));
        Assert.IsEmpty(PolicyWarnings.Of(Read("street-works.txt"), Load(Market)));
        Assert.IsEmpty(PolicyWarnings.Of(Read("air-station.txt"), Load(AirStation)));
    }

    [TestMethod]
    public void A_channel_without_a_sensor_on_the_board_is_named()
    {
        string[] missing = [.. PolicyWarnings.Of(Read("market-square.txt"), Load(Pole)).Where(line => line.Contains("no sensor", StringComparison.Ordinal))];
        CollectionAssert.AreEqual(
            new[] { "pm25", "co2", "temperature", "humidity" }.Select(channel => $"{channel}: {Pole} has no sensor for it; it will always be absent").ToArray(), missing);
        Assert.Contains($"pm10: {Pole} has no sensor for it; it will always be absent", PolicyWarnings.Of(Read("street-works.txt"), Load(Pole)));
        Assert.Contains(
            $"footfall.gate: {Market} has no sensor for it; it will always be absent",
            PolicyWarnings.Of(Read("pir-pole.txt", ("channel footfall ", "channel footfall.gate ")), Load(Market)));
        Assert.Contains(
            $"sound: {Market} has no sensor for it; it will always be absent", PolicyWarnings.Of(Read("pir-pole.txt"), Load(Market) with { Sensors = [] }));
    }

    [TestMethod]
    public void A_lockout_that_is_too_short_for_the_boards_sensor_is_named_from_the_last_millisecond_on()
    {
        const string Warning = "footfall: a lockout of 7999 ms is too short for hc-sr501, which then counts one person as several; it needs 8000 ms or more";
        Policy justTooShort = Read("pir-pole.txt", ("lockout 8000", "lockout 7999"));
        CollectionAssert.AreEqual(new[] { Warning }, PolicyWarnings.Of(justTooShort, Load(Pole)).ToArray());
        Assert.IsEmpty(PolicyWarnings.Of(justTooShort, Load(Market)));
        Assert.Contains(
            "footfall: a lockout of 499 ms is too short for light-barrier, which then counts one person as several; it needs 500 ms or more",
            PolicyWarnings.Of(Read("market-square.txt", ("lockout 500", "lockout 499")), Load(Market)));
    }

    [TestMethod]
    public void A_limit_above_what_the_boards_sensor_can_detect_is_named_with_the_rate()
    {
        // 24 a minute are 360 in 900 s, 23 are 345.
        Policy policy = Read("market-square.txt");
        CollectionAssert.AreEqual(
            new[] { "footfall: light-barrier detects at most 23 a minute, which are 345 in 900 s; never reached: 360" },
            PolicyWarnings.Of(policy, WithRate(23)).ToArray());
        Assert.IsEmpty(PolicyWarnings.Of(policy, WithRate(24)));
        Assert.IsEmpty(PolicyWarnings.Of(policy, board: null));
    }

    [TestMethod]
    public void Where_the_lockout_allows_less_than_the_sensor_the_lockout_is_named()
    {
        const string Warning = "footfall: a lockout of 8000 ms allows at most 113 in 900 s; never reached: 130 180 260 360";
        Policy policy = Read("market-square.txt", ("lockout 500", "lockout 8000"));
        CollectionAssert.AreEqual(new[] { Warning }, PolicyWarnings.Of(policy, board: null).ToArray());
        CollectionAssert.AreEqual(new[] { Warning }, PolicyWarnings.Of(policy, Load(Market)).ToArray());
        CollectionAssert.Contains(PolicyWarnings.Of(policy, Load(Pole)).ToArray(), Warning);
    }

    [TestMethod]
    public void Limits_outside_a_sensors_range_and_the_mean_energy_level_are_warned_of_on_any_board()
    {
        Policy policy = Read("market-square.txt", ("stat l50", "stat leq"), ("edges 10 20 30 40", "edges 0 20 30 40"), ("80 90\npurpose", "80 110\npurpose"));
        CollectionAssert.AreEqual(
            new[]
            {
                "sound: stat leq lets one loud event at a quiet time be seen; stat l50 hardly ever does",
                "humidity: the sensor measures at most 100; never reached: 110",
                "humidity: the sensor measures at least 0; nothing is ever below 0",
            },
            PolicyWarnings.Of(policy, board: null).ToArray());
    }

    private static Board WithRate(int perMinute)
    {
        Board board = Load(Market);
        return board with { Passages = [board.Passages[0] with { GreatestPerMinute = perMinute }] };
    }

    private static Policy Read(string file, params (string Old, string New)[] changes)
    {
        string text = File.ReadAllText(Path.Combine(SourceTree.Root, "policies", file));
        foreach ((string old, string changed) in changes)
        {
            Assert.Contains(old, text);
            text = text.Replace(old, changed, StringComparison.Ordinal);
        }

        Assert.IsTrue(PolicyParser.TryParse(Encoding.ASCII.GetBytes(text), out Policy? policy, out PolicyFault? fault), fault?.ToString());
        return policy!;
    }

    private static Board Load(string name)
    {
        BoardCatalog catalog = new(Path.Combine(SourceTree.Root, "boards"));
        Assert.IsTrue(catalog.TryLoad(name, out Board? board, out BoardFault? fault), fault?.ToString());
        return board!;
    }
}
