using CsCheck;
using EdgeNode.Reports;

namespace EdgeNode.Tools.Tests.Reports;

[TestClass]
public sealed class ReportPageInputTests
{
    private static readonly string[] Files = ["received.jsonl", "street.csv", "policy.txt", "about.jsonl", "state.jsonl", "health.jsonl", "broker.jsonl"];

    private static readonly string[] Titles = ["Passers-by", "Sound", "Fine dust", "Carbon dioxide", "Temperature", "Humidity"];

    [TestMethod]
    public void A_run_without_any_line_is_a_page_that_says_so()
    {
        using RunFolderSample run = RunFolderSample.Of(1);
        foreach (string file in Files.Where(file => file != "policy.txt"))
        {
            run.Write(file, "");
        }

        ParsedPage page = new(run.Build());

        Assert.Contains("No window of this channel was received.", page.Text);
        Assert.Contains("No summary was received.", page.Text);
    }

    [TestMethod]
    public void Only_summaries_and_policy_have_to_be_there()
    {
        using RunFolderSample run = RunFolderSample.Of(1);
        foreach (string file in Files.Where(file => file is not ("policy.txt" or "received.jsonl")))
        {
            run.Delete(file);
        }

        ParsedPage page = new(run.Build());

        Assert.Contains("not recorded", page.Text);
        Assert.Contains("The folder holds no broker\u2019s log", page.Text);
        foreach (string title in Titles)
        {
            Assert.HasCount(1, page.PairsOf(title));
        }
    }

    [TestMethod]
    public void A_street_without_any_summary_is_still_drawn()
    {
        using RunFolderSample run = RunFolderSample.Of(1);
        run.Write("received.jsonl", "");

        ParsedPage page = new(run.Build());

        foreach (string title in Titles)
        {
            Assert.HasCount(1, page.PairsOf(title));
        }

        Assert.Contains("nothing received", page.Text);
    }

    [TestMethod]
    public void A_channel_that_is_absent_all_along_has_its_picture_and_its_sentence()
    {
        using RunFolderSample run = RunFolderSample.Of(1);
        run.WriteLines("received.jsonl", run.Summaries.Select(line => System.Text.RegularExpressions.Regex.Replace(line, "\"co2\":\\d+", "\"co2\":null")));

        ParsedPage page = new(run.Build());

        Assert.HasCount(1, page.PairsOf("Carbon dioxide"));
        Assert.Contains("All 24 windows are absent.", page.Text);
    }

    [TestMethod]
    public void A_channel_that_the_policy_does_not_name_is_shown_and_named_so()
    {
        using RunFolderSample run = RunFolderSample.Of(1);
        run.WriteLines("received.jsonl", run.Summaries.Select(line => line.Replace("\"sound\"", "\"phones\"", StringComparison.Ordinal)));

        ParsedPage page = new(run.Build());

        Assert.HasCount(1, page.PairsOf("phones"));
        Assert.Contains("The policy does not name this channel", page.Text);
        Assert.HasCount(1, page.PairsOf("Sound"));
    }

    [TestMethod]
    public void A_street_that_the_policy_does_not_collect_is_said_to_stay()
    {
        using RunFolderSample run = RunFolderSample.Of(1, string.Concat(RunFolderSample.Policy.Split('\n').Where(line => !line.Contains("channel pm25", StringComparison.Ordinal) && !line.Contains("channel co2", StringComparison.Ordinal)).Select(line => line + "\n")));
        run.Write("received.jsonl", "");

        Assert.Contains("The street also had fine dust and carbon dioxide.", new ParsedPage(run.Build()).Text);
    }

    [TestMethod]
    public void A_summary_without_time_is_placed_by_the_uptime_of_its_boot()
    {
        using RunFolderSample run = RunFolderSample.Of(1);
        string whole = run.Build();
        string before = string.Concat(new ParsedPage(whole).Pairs.Select(pair => pair.ToString()));
        run.WriteLines("received.jsonl", run.Summaries.Select((line, slot) => slot < 40 ? System.Text.RegularExpressions.Regex.Replace(line, "\"start\":\\d+", "\"start\":null") : line));

        Assert.AreEqual(before, string.Concat(new ParsedPage(run.Build()).Pairs.Select(pair => pair.ToString())));
    }

    [TestMethod]
    public void A_gap_a_broken_link_and_a_foreign_policy_are_told()
    {
        using RunFolderSample run = RunFolderSample.Of(1);
        List<string> lines = [.. run.Summaries];
        lines[50] = lines[50].Replace("\"boot\":1", "\"boot\":2", StringComparison.Ordinal);
        lines[60] = System.Text.RegularExpressions.Regex.Replace(lines[60], "\"policy\":\"[0-9a-f]+\"", "\"policy\":\"ffffffffffffffffffffffffffffffff\"");
        lines.RemoveAt(10);
        run.WriteLines("received.jsonl", lines);

        string text = new ParsedPage(run.Build()).Text;

        Assert.Contains("91 of 93 links held. Missing summaries: 1.", text);
        Assert.Contains("Summaries that name another policy than this one: 1.", text);
    }

    [TestMethod]
    public void A_stranger_who_was_refused_before_he_had_a_name_does_not_spoil_the_page()
    {
        using RunFolderSample run = RunFolderSample.Of(1);
        string whole = run.Build();
        string log = Path.Combine(run.Folder, "broker.jsonl");
        File.AppendAllText(log, """{"up":900123,"event":"refused","client":null,"request":"tls","topic":null}""" + "\n");

        Assert.AreEqual(whole, run.Build());
    }

    [TestMethod]
    public void Half_a_surrogate_pair_in_a_name_stays_as_it_is_written()
    {
        using RunFolderSample run = RunFolderSample.Of(1);
        run.WriteLines("received.jsonl", run.Summaries.Select(line => line.Replace("\"sound\"", "\"\\ud800\"", StringComparison.Ordinal)));
        run.WriteLines("health.jsonl", ["""{"\udc00":1}"""]);

        string text = new ParsedPage(run.Build()).Text;

        Assert.Contains("\\ud800", text);
        Assert.Contains("\\udc00", text);
    }

    [TestMethod]
    [DataRow("received.jsonl", "{\"v\":1,\"node\":\"a\",\"run\":\"b\",\"boot\":1,\"seq\":0,\"start\":null,\"up\":0,\"len\":0,\"policy\":\"\",\"ch\":{},\"prev\":\"\"}", 1)]
    [DataRow("received.jsonl", "nonsense", 1)]
    [DataRow("received.jsonl", "\n\n[]", 3)]
    [DataRow("received.jsonl", "{\"v\":1}", 1)]
    [DataRow("policy.txt", "policy 2", 1)]
    [DataRow("street.csv", "time,passages\n", 1)]
    [DataRow("street.csv", "start_utc,passages\nyesterday,1\n", 2)]
    [DataRow("street.csv", "start_utc,passages\n2025-11-24T00:00:00Z,many\n", 2)]
    [DataRow("street.csv", "start_utc,passages\n2025-11-24T00:00:00Z,1,2\n", 2)]
    [DataRow("street.csv", "start_utc,passages\n2025-11-24T00:00:00Z,NaN\n", 2)]
    [DataRow("about.jsonl", "{", 1)]
    [DataRow("broker.jsonl", "{}", 1)]
    [DataRow("broker.jsonl", "{\"event\":\"publish\",\"client\":\"a\",\"topic\":\"t\",\"length\":-1}", 1)]
    public void A_broken_file_is_refused_by_file_and_line_in_one_line(string file, string content, int line)
    {
        using RunFolderSample run = RunFolderSample.Of(1);
        run.Write(file, content);

        ReportException refusal = Assert.ThrowsExactly<ReportException>(run.Build);

        Assert.AreEqual(file, refusal.File);
        Assert.AreEqual(line, refusal.Line);
        Assert.StartsWith($"{file} line {line}: ", refusal.Message);
        Assert.DoesNotContain("\n", refusal.Message);
    }

    [TestMethod]
    [DataRow("received.jsonl")]
    [DataRow("policy.txt")]
    public void A_missing_file_is_named(string file)
    {
        using RunFolderSample run = RunFolderSample.Of(1);
        run.Delete(file);

        ReportException refusal = Assert.ThrowsExactly<ReportException>(run.Build);

        Assert.AreEqual(file, refusal.File);
        Assert.AreEqual(0, refusal.Line);
    }

    [TestMethod]
    public void Damaged_files_give_a_well_formed_page_or_a_refusal_and_nothing_else()
    {
        using RunFolderSample run = RunFolderSample.Of(1);
        Dictionary<string, byte[]> originals = Files.ToDictionary(file => file, file => File.ReadAllBytes(Path.Combine(run.Folder, file)));
        string[] tokens = ["null", "-1", "99999999999999999999", "1e9", "\"", "{}", "[", ",", "\n", "\0", "253402300799", ":", "\ud83d\ude00"];
        Gen<(int File, int At, int Cut, int Token)> damage = Gen.Select(Gen.Int[0, Files.Length - 1], Gen.Int[0, 1 << 20], Gen.Int[0, 12], Gen.Int[0, tokens.Length - 1]);

        damage.ForAll(
            d =>
            {
                string file = Files[d.File];
                byte[] original = originals[file];
                int at = d.At % original.Length;
                int end = Math.Min(original.Length, at + d.Cut);
                File.WriteAllBytes(Path.Combine(run.Folder, file), [.. original[..at], .. System.Text.Encoding.UTF8.GetBytes(tokens[d.Token]), .. original[end..]]);
                try
                {
                    _ = new ParsedPage(run.Build());
                }
                catch (ReportException refusal)
                {
                    Assert.DoesNotContain("\n", refusal.Message);
                }
                finally
                {
                    File.WriteAllBytes(Path.Combine(run.Folder, file), original);
                }
            },
            cases: 300,
            oneByOne: true);
    }
}
