using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>A policy in the language of its city, from the check to the report, and its text on a broker.</summary>
[TestClass]
public sealed class CityLanguageTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
    }

    [TestMethod]
    [DataRow("Stadt K\u00f6ln, Gro\u00dfer Markt")]
    [DataRow("\u0394\u03ae\u03bc\u03bf\u03c2 \u0391\u03b8\u03b7\u03bd\u03b1\u03af\u03c9\u03bd")]
    [DataRow("\u041c\u0456\u0441\u0442\u043e \u041a\u0438\u0457\u0432")]
    [DataRow("\u6771\u4eac\u90fd\u30bb\u30f3\u30b5\u30fc IoT")]
    public async Task A_policy_keeps_its_letters_from_the_check_to_the_report(string city)
    {
        string policy = WritePolicy(city);
        byte[] text = File.ReadAllBytes(policy);
        string hash = Convert.ToHexStringLower(SHA256.HashData(text))[..32];
        CommandResult check = await EdgeNodeCommand.RunAsync("policy", "check", "--json", policy);
        Assert.AreEqual(0, check.ExitCode, check.Errors);
        Assert.AreEqual(hash, JsonDocument.Parse(check.Output).RootElement.GetProperty("hash").GetString());

        string output = _folder.File("run");
        CommandResult run = await EdgeNodeCommand.RunAsync("demo", "--days", "1", "--quiet", "--policy", policy, "--out", output);
        Assert.AreEqual(0, run.ExitCode, run.Errors);
        CollectionAssert.AreEqual(text, File.ReadAllBytes(Path.Combine(output, "policy.txt")));
        string[] summaries = File.ReadAllLines(Path.Combine(output, "received.jsonl"));
        Assert.IsTrue(summaries.All(summary => summary.Contains($"\"policy\":\"{hash}\"", StringComparison.Ordinal)));
        Assert.IsTrue(
            File.ReadLines(Path.Combine(output, "broker.jsonl")).Any(line => line.Contains(Convert.ToHexStringLower(SHA256.HashData(text)), StringComparison.Ordinal)),
            "the message is the text, byte for byte");

        string report = new UTF8Encoding(false, true).GetString(File.ReadAllBytes(Path.Combine(output, "report.html")));
        Assert.Contains("charset=\"utf-8\"", report);
        Assert.Contains($"<dd>{city}</dd>", WebUtility.HtmlDecode(report));
        CommandResult verified = await EdgeNodeCommand.RunAsync("verify", Path.Combine(output, "received.jsonl"));
        Assert.AreEqual(0, verified.ExitCode, verified.Errors);
    }

    [TestMethod]
    public async Task The_policy_of_a_city_arrives_at_its_receiver_byte_for_byte()
    {
        string policy = WritePolicy("Stadt K\u00f6ln");
        await using OwnBroker broker = await OwnBroker.StartAsync(_folder.File("certificates"));
        string received = _folder.File("received.jsonl");
        using EdgeNodeCommand receiver = EdgeNodeCommand.Start(["receive", "--out", received, .. broker.Access("receiver")]);
        await receiver.UntilAsync(() => File.Exists(received));
        CommandResult box = await EdgeNodeCommand.RunAsync(["simulate", "--tenant", "demo", "--days", "1", "--speed", "1000000", "--policy", policy, .. broker.Access("kx7q22")]);
        Assert.AreEqual(0, box.ExitCode, box.Errors);
        await receiver.UntilAsync(() => File.Exists(_folder.File("policy.txt")));
        receiver.Interrupt();
        CommandResult end = await receiver.EndAsync();
        Assert.AreEqual(130, end.ExitCode, end.Errors);
        CollectionAssert.AreEqual(File.ReadAllBytes(policy), File.ReadAllBytes(_folder.File("policy.txt")));
    }

    [TestMethod]
    [DataRow("St\u0430dt K\u00f6ln", "policy-city.txt:13: found controller with U+0430 (Cyrillic) beside U+0053 (Latin); allowed: letters of one script in a text, or Latin with")]
    [DataRow("Stadt Ko\u0308ln", "policy-city.txt:13: found controller with U+006F U+0308; allowed: U+00F6 in its place, which looks the same")]
    [DataRow("\u202enl\u00f6K tdatS", "policy-city.txt:13: found U+202E; allowed: characters that are seen: no controls, no change of direction")]
    [DataRow("Stadt\u001b[31m", "policy-city.txt:13: found byte 0x1b; allowed: printable ASCII")]
    public async Task A_trick_is_told_by_line_and_code_point_and_never_shown(string city, string said)
    {
        string policy = WritePolicy(city);
        CommandResult refused = await EdgeNodeCommand.RunAsync("policy", "check", policy);
        Assert.AreEqual(1, refused.ExitCode);
        Assert.Contains(said, refused.Errors);
        RefusalTests.IsShort(refused);
        Assert.IsTrue(refused.Errors.TrimEnd('\n').All(letter => letter is >= ' ' and <= '~'), refused.Errors);

        CommandResult asJson = await EdgeNodeCommand.RunAsync("policy", "check", "--json", policy);
        Assert.AreEqual(1, asJson.ExitCode);
        JsonElement result = JsonDocument.Parse(asJson.Output).RootElement;
        Assert.IsFalse(result.GetProperty("passed").GetBoolean());
        Assert.AreEqual(13, result.GetProperty("fault").GetProperty("line").GetInt32());
    }

    private string WritePolicy(string city)
    {
        string file = _folder.File("policy-city.txt");
        string policy = File.ReadAllText(Path.Combine(SourceTree.Root, "policies", "market-square.txt"));
        File.WriteAllText(file, policy.Replace("City of Example", city, StringComparison.Ordinal), new UTF8Encoding(false));
        return file;
    }
}
