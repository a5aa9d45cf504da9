using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>The demo's week, run twice with one seed and once with another, as three processes.</summary>
[TestClass]
public partial class DemoTests
{
    private const int SlotsOfAWeek = 672;
    private const int SummaryLength = 311;

    private static readonly string[] Files =
        ["received.jsonl", "state.jsonl", "about.jsonl", "health.jsonl", "policy.txt", "broker.jsonl", "street.csv", "report.html"];

    private static TestFolder _folder = null!;

    [ClassInitialize]
    public static async Task RunAll(TestContext context)
    {
        _folder = new TestFolder();
        CommandResult[] ends = await Task.WhenAll(
            EdgeNodeCommand.RunAsync("demo", "--seed", "7", "--quiet", "--out", _folder.File("a")),
            EdgeNodeCommand.RunAsync("demo", "--seed", "7", "--quiet", "--out", _folder.File("b")),
            EdgeNodeCommand.RunAsync("demo", "--seed", "8", "--quiet", "--days", "1", "--out", _folder.File("c")));
        foreach (CommandResult end in ends)
        {
            Assert.AreEqual(0, end.ExitCode, end.Errors);
            Assert.AreEqual("", end.Output + end.Errors, "--quiet says nothing");
        }
    }

    [ClassCleanup]
    public static void Remove()
    {
        _folder.Dispose();
    }

    [TestMethod]
    public void The_same_seed_gives_the_same_bytes_in_every_file_but_for_the_fingerprint()
    {
        foreach (string name in Files)
        {
            Assert.IsTrue(Masked("a", name) == Masked("b", name), $"{name} differs");
        }

        // The mask must hide the fingerprint only: another seed is another run.
        Assert.IsFalse(Masked("a", "received.jsonl")[..2000] == Masked("c", "received.jsonl")[..2000]);
    }

    [TestMethod]
    public void A_week_is_672_lines_of_equal_length_without_a_gap()
    {
        byte[][] lines = Lines("received.jsonl").Select(Encoding.ASCII.GetBytes).ToArray();
        Assert.HasCount(SlotsOfAWeek, lines);
        for (int i = 0; i < lines.Length; i++)
        {
            Assert.HasCount(SummaryLength, lines[i]);
            Assert.AreEqual(i, JsonDocument.Parse(lines[i]).RootElement.GetProperty("seq").GetInt32());
        }
    }

    [TestMethod]
    public void Prev_is_the_hash_of_the_line_before_up_to_its_brace()
    {
        string expected = new('0', 32);
        foreach (string line in Lines("received.jsonl"))
        {
            Assert.AreEqual(expected, JsonDocument.Parse(line).RootElement.GetProperty("prev").GetString());
            byte[] text = Encoding.ASCII.GetBytes(line[..(line.LastIndexOf('}') + 1)]);
            expected = Convert.ToHexStringLower(SHA256.HashData(text))[..32];
        }
    }

    [TestMethod]
    public void Nothing_left_the_box_that_is_not_in_the_files()
    {
        HashSet<string> known = ["received.jsonl", "state.jsonl", "about.jsonl", "health.jsonl"];
        HashSet<string> hashes = known.SelectMany(Lines).Append(File.ReadAllText(InFolder("a", "policy.txt")))
            .Select(payload => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(payload)))).ToHashSet();
        JsonElement[] published = Events("publish").ToArray();
        Assert.IsGreaterThan(SlotsOfAWeek, published.Length);
        foreach (JsonElement message in published)
        {
            Assert.AreEqual("kx7q22", message.GetProperty("client").GetString());
            Assert.StartsWith("edgenode/1/demo/kx7q22/", message.GetProperty("topic").GetString());
            Assert.Contains(message.GetProperty("sha256").GetString()!, hashes, message.ToString());
        }
    }

    [TestMethod]
    public void Each_topic_has_one_length_and_each_slot_one_summary_at_its_offset()
    {
        foreach (IGrouping<string, JsonElement> topic in Events("publish").GroupBy(message => message.GetProperty("topic").GetString()!))
        {
            Assert.HasCount(1, topic.Select(message => message.GetProperty("length").GetInt32()).Distinct(), topic.Key);
        }

        // Before the outage every summary leaves at one offset after its slot's end.
        long[] offsets = Events("publish").Where(IsSummary).Take(200)
            .Select(message => message.GetProperty("up").GetInt64() % 900_000).Distinct().ToArray();
        Assert.HasCount(1, offsets);
    }

    [TestMethod]
    public void The_outage_shows_as_lost_and_a_second_connect_and_nothing_is_missing_after_it()
    {
        string[] states = Lines("state.jsonl").Select(line => JsonDocument.Parse(line).RootElement.GetProperty("state").GetString()!).ToArray();
        CollectionAssert.AreEqual(new[] { "init", "ready", "lost", "init", "ready", "disconnected" }, states);
        JsonElement[] connects = Events("connect").Where(IsOfTheBox).ToArray();
        JsonElement[] ends = Events("disconnect").Where(IsOfTheBox).ToArray();
        Assert.HasCount(2, connects);
        Assert.HasCount(2, ends);
        Assert.IsFalse(ends[0].GetProperty("clean").GetBoolean());
        Assert.IsTrue(ends[1].GetProperty("clean").GetBoolean());
        long withoutNetworkMs = connects[1].GetProperty("up").GetInt64() - ends[0].GetProperty("up").GetInt64();
        Assert.IsGreaterThanOrEqualTo(3 * 3_600_000L, withoutNetworkMs);
    }

    [TestMethod]
    public void The_page_needs_no_network_and_knows_nothing_of_the_day_of_the_run()
    {
        string page = File.ReadAllText(InFolder("a", "report.html"));
        Assert.DoesNotContain("<script", page);
        Assert.IsFalse(Loads().IsMatch(page), "the page loads something");
        Assert.DoesNotContain(DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), page);
        Assert.DoesNotContain(_folder.Root, page);
    }

    [TestMethod]
    public void The_street_is_told_slot_by_slot()
    {
        string[] rows = Lines("street.csv").ToArray();
        Assert.HasCount(SlotsOfAWeek + 1, rows);
        Assert.AreEqual("start_utc,passages,detections,sound_l50,sound_leq,pm25,co2,temperature,humidity", rows[0]);
    }

    [TestMethod]
    public async Task A_day_on_a_board_without_some_sensors_is_one_day_and_notes_what_it_cannot_report()
    {
        CommandResult end = await EdgeNodeCommand.RunAsync("demo", "--days", "1", "--board", "esp32-devkit-v1-pir", "--out", _folder.File("d"));
        Assert.AreEqual(0, end.ExitCode, end.Errors);
        Assert.StartsWith("Simulated 1 day, 3 h of it without a network, in ", end.Output);
        Assert.Contains("warning: pm25: esp32-devkit-v1-pir has no sensor for it; it will always be absent\n", end.Errors);
        Assert.Contains("warning: footfall: a lockout of 500 ms is too short for hc-sr501", end.Errors);
    }

    [TestMethod]
    public async Task Verify_accepts_the_week_and_names_the_first_line_that_was_changed()
    {
        CommandResult whole = await EdgeNodeCommand.RunAsync("verify", InFolder("a", "received.jsonl"));
        Assert.AreEqual(0, whole.ExitCode, whole.Errors);

        string[] lines = Lines("received.jsonl").ToArray();
        lines[99] = lines[99].Replace("\"footfall\":", "\"footfall\":1", StringComparison.Ordinal)[..SummaryLength];
        string changed = _folder.File("changed.jsonl");
        File.WriteAllLines(changed, lines);
        CommandResult broken = await EdgeNodeCommand.RunAsync("verify", changed, "--policy", InFolder("a", "policy.txt"));
        Assert.AreEqual(1, broken.ExitCode);
        Assert.Contains($"{changed}:101: prev is not the hash of line 100", broken.Errors);
    }

    private static bool IsOfTheBox(JsonElement seen)
    {
        return seen.GetProperty("client").GetString() == "kx7q22";
    }

    private static bool IsSummary(JsonElement message)
    {
        return message.GetProperty("topic").GetString()!.EndsWith("/summary", StringComparison.Ordinal);
    }

    private static IEnumerable<JsonElement> Events(string name)
    {
        return Lines("broker.jsonl").Select(line => JsonDocument.Parse(line).RootElement)
            .Where(seen => seen.GetProperty("event").GetString() == name);
    }

    private static IEnumerable<string> Lines(string name)
    {
        return File.ReadLines(InFolder("a", name));
    }

    private static string InFolder(string run, string name)
    {
        return Path.Combine(_folder.File(run), name);
    }

    // The fingerprint stands in about and on the page, and about's hash in the broker's log.
    private static string Masked(string run, string name)
    {
        string fingerprint = Fingerprint().Match(File.ReadAllText(InFolder(run, "about.jsonl"))).Groups["sha256"].Value;
        string text = File.ReadAllText(InFolder(run, name)).Replace(fingerprint, "-", StringComparison.Ordinal);
        return AboutHash().Replace(text, "$1-");
    }

    [GeneratedRegex("\"cert\":\"(?<sha256>[0-9a-f]{64})\"")]
    private static partial Regex Fingerprint();

    [GeneratedRegex("(/about\".*\"sha256\":\")[0-9a-f]{64}")]
    private static partial Regex AboutHash();

    [GeneratedRegex("(src|href)=\"(?!#|data:)|url\\((?!#|data:)|@import")]
    private static partial Regex Loads();
}
