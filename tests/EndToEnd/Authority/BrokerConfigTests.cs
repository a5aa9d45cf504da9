using System.Text.Json;
using EdgeNode.City.Tests;

namespace EdgeNode.EndToEnd.Tests;

/// <summary><c>edgenode broker config</c> as a user runs it, and Mosquitto by the lines that it prints.</summary>
[TestClass]
public class BrokerConfigTests
{
    [TestMethod]
    public async Task Mosquitto_starts_by_the_lines_that_are_printed_and_a_day_of_a_box_arrives_and_verifies()
    {
        using CaFolder ca = await CaFolder.MakeAsync();
        int port = Mosquitto.FreePort();
        string broker = ca.Files.File("broker");
        string[] config = ["broker", "config", "--authority", ca.Folder, "--out", broker];
        CommandResult written = await EdgeNodeCommand.RunAsync([.. config, "--host", "127.0.0.1", "--port", $"{port}", "--consumer", "backend", "--passphrase-file", ca.PassphraseFile]);
        Assert.AreEqual(0, written.ExitCode, written.Errors);
        using Mosquitto? running = await Mosquitto.TryStartAsync(written.Output.Split('\n').Where(line => line.StartsWith("    ", StringComparison.Ordinal)), ca.Files.Root, port);
        if (running is null)
        {
            return;
        }

        // A box that is issued afterwards is known to the broker after the same command, which asks for no passphrase now.
        await ca.DoAsync("issue", "--node", "pole-17", "--tenant", "city", "--out", ca.Files.Root);
        CommandResult again = await EdgeNodeCommand.RunAsync(config);
        Assert.AreEqual(0, again.ExitCode, again.Errors);
        Assert.Contains("The broker that runs reads it now.", again.Output);
        string summaries = ca.Files.File("received.jsonl");
        string consumers = Path.Combine(broker, "consumers");
        using EdgeNodeCommand receiver = EdgeNodeCommand.Start(
            ["receive", "--out", summaries, "--broker", $"127.0.0.1:{port}", "--ca", Path.Combine(consumers, "ca.crt"), "--cert", Path.Combine(consumers, "backend.crt"), "--key", Path.Combine(consumers, "backend.key")]);
        await receiver.UntilAsync(() => File.Exists(summaries));
        CommandResult box = await EdgeNodeCommand.RunAsync(
            ["simulate", "--days", "1", "--speed", "100000", "--tenant", "city", "--json", "--broker", $"127.0.0.1:{port}", "--ca", ca.Files.File("ca.crt"), "--cert", ca.Files.File("pole-17.crt"), "--key", ca.Files.File("pole-17.key")]);
        Assert.AreEqual(0, box.ExitCode, box.Errors);
        int released = JsonDocument.Parse(box.Output).RootElement.GetProperty("summaries").GetProperty("released").GetInt32();
        await receiver.UntilAsync(() => File.ReadLines(summaries).Count() >= released);
        receiver.Interrupt();
        await receiver.EndAsync();
        CommandResult verified = await EdgeNodeCommand.RunAsync("verify", summaries);
        Assert.AreEqual(0, verified.ExitCode, verified.Errors);
    }

    [TestMethod]
    public async Task Written_again_it_keeps_hosts_port_key_and_certificate_and_needs_no_passphrase()
    {
        using CaFolder ca = await CaFolder.MakeAsync();
        string broker = ca.Files.File("broker");
        string[] config = ["broker", "config", "--authority", ca.Folder, "--out", broker];
        string[] secret = ["--passphrase-file", ca.PassphraseFile];
        Assert.AreEqual(0, (await EdgeNodeCommand.RunAsync([.. config, "--host", "mqtt.example.org", "--port", "18883", "--consumer", "backend", .. secret])).ExitCode);
        string[] names = ["broker.key", "broker.crt", "mosquitto.conf", "acl", "consumers/backend.key", "consumers/backend.crt"];
        string[] before = [.. names.Select(name => File.ReadAllText(Path.Combine(broker, name)))];
        Assert.AreEqual(0, (await EdgeNodeCommand.RunAsync(config)).ExitCode);
        Assert.AreEqual(0, (await EdgeNodeCommand.RunAsync([.. config, "--host", "mqtt.example.org", "--consumer", "backend"])).ExitCode);
        CollectionAssert.AreEqual(before, names.Select(name => File.ReadAllText(Path.Combine(broker, name))).ToArray());
        Assert.Contains("listener 18883\n", before[2]);

        // A consumer that was revoked needs a key of its own again.
        await ca.DoAsync("revoke", "backend");
        Assert.AreEqual(2, (await EdgeNodeCommand.RunAsync([.. config, "--consumer", "backend"])).ExitCode);

        // Other hosts: another certificate for the same key.
        Assert.AreEqual(2, (await EdgeNodeCommand.RunAsync([.. config, "--host", "other.example.org"])).ExitCode);
        Assert.AreEqual(0, (await EdgeNodeCommand.RunAsync([.. config, "--host", "mqtt.example.org", "--host", "10.0.0.7", .. secret])).ExitCode);
        Assert.AreEqual(before[0], File.ReadAllText(Path.Combine(broker, "broker.key")));
        Assert.AreNotEqual(before[1], File.ReadAllText(Path.Combine(broker, "broker.crt")));
        Assert.AreEqual(before[2], File.ReadAllText(Path.Combine(broker, "mosquitto.conf")));
        CommandResult moved = await EdgeNodeCommand.RunAsync([.. config, "--host", "new.example.org", .. secret]);
        Assert.AreEqual(0, moved.ExitCode, moved.Errors);
        Assert.AreEqual(before[0], File.ReadAllText(Path.Combine(broker, "broker.key")));
        Assert.AreEqual(0, (await EdgeNodeCommand.RunAsync([.. config, "--host", "mqtt.example.org", "--host", "10.0.0.7"])).ExitCode, "the one before holds still");
        CommandResult renewed = await ca.RunAsync("renew", "mqtt.example.org", "--out", ca.Files.File("renewed.crt"));
        Assert.AreEqual(0, renewed.ExitCode, renewed.Errors);
        Assert.AreEqual(0, (await EdgeNodeCommand.RunAsync(config)).ExitCode);
        Assert.AreEqual(File.ReadAllText(ca.Files.File("renewed.crt")), File.ReadAllText(Path.Combine(broker, "broker.crt")));
    }

    [TestMethod]
    public async Task A_second_folder_for_the_same_host_gets_a_key_only_where_it_shall_replace_the_first()
    {
        using CaFolder ca = await CaFolder.MakeAsync();
        string[] config = ["broker", "config", "--authority", ca.Folder, "--host", "mqtt.example.org", "--passphrase-file", ca.PassphraseFile, "--out"];
        Assert.AreEqual(0, (await EdgeNodeCommand.RunAsync([.. config, ca.Files.File("one")])).ExitCode);
        CommandResult refused = await EdgeNodeCommand.RunAsync([.. config, ca.Files.File("two")]);
        Assert.AreEqual(2, refused.ExitCode);
        Assert.Contains("another key", refused.Errors);
        Assert.IsFalse(File.Exists(Path.Combine(ca.Files.File("two"), "broker.key")));
        Assert.AreEqual(0, (await EdgeNodeCommand.RunAsync([.. config, ca.Files.File("two"), "--replace-key"])).ExitCode);
        JsonElement list = JsonDocument.Parse((await EdgeNodeCommand.RunAsync("ca", "list", "--authority", ca.Folder, "--json")).Output).RootElement;
        Assert.AreEqual(1, list.GetProperty("certificates").EnumerateArray().Count(one => one.GetProperty("revoked").ValueKind != JsonValueKind.Null));
    }

    [TestMethod]
    [DataRow("mosquitto.conf")]
    [DataRow("acl")]
    [DataRow("ca.crt")]
    public async Task A_folder_of_somebodys_own_broker_is_not_written(string name)
    {
        using CaFolder ca = await CaFolder.MakeAsync();
        string folder = ca.Files.File("own");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, name), "listener 1883\n");
        CommandResult end = await EdgeNodeCommand.RunAsync("broker", "config", "--authority", ca.Folder, "--host", "localhost", "--out", folder, "--passphrase-file", ca.PassphraseFile);
        Assert.AreEqual(2, end.ExitCode, end.Output);
        Assert.Contains($"{name}: found a file that edgenode broker config did not write", end.Errors);
        Assert.AreEqual("listener 1883\n", await File.ReadAllTextAsync(Path.Combine(folder, name)));
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder));
    }

    [TestMethod]
    public async Task What_cannot_be_is_told_in_one_line()
    {
        using CaFolder ca = await CaFolder.MakeAsync();
        string file = ca.Files.File("file");
        await File.WriteAllTextAsync(file, "");
        foreach ((string[] more, string said) in new (string[], string)[]
        {
            ([], "--host: found none"),
            (["--host", "a b"], "--host: found 'a b'"),
            (["--host", "mqtt.example.org:8883"], "without a port"),
            (["--host", "a", "--host", "a"], "found a twice"),
            (["--host", "a", "--port", "0"], "--port: found '0'"),
            (["--host", "a", "--port", "mqtt"], "--port: found 'mqtt'"),
            (["--host", "a", "--consumer", "A"], "consumer: found 'A'"),
            (["--host", "a", "--consumer", "../../x"], "consumer: found '../../x'"),
            (["--host", "a", "--out", file], "--out: found the file"),
        })
        {
            string[] output = more.Contains("--out") ? [] : ["--out", ca.Files.File("broker")];
            CommandResult end = await EdgeNodeCommand.RunAsync(["broker", "config", "--authority", ca.Folder, "--passphrase-file", ca.PassphraseFile, .. output, .. more]);
            Assert.AreEqual(2, end.ExitCode, end.Output + end.Errors);
            Assert.Contains(said, end.Errors);
            Assert.DoesNotContain("   at ", end.Errors);
            Assert.IsFalse(Directory.Exists(ca.Files.File("broker")) && Directory.EnumerateFiles(ca.Files.File("broker"), "*.key", SearchOption.AllDirectories).Any(), said);
        }
    }
}
