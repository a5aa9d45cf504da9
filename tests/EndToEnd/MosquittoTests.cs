using EdgeNode.City;
using EdgeNode.City.Tests;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>The virtual box and the receiver, each a process of its own, on a broker that is not ours.</summary>
[TestClass]
public class MosquittoTests
{
    private const string Tenant = "city";

    [TestMethod]
    public async Task A_box_sends_a_day_through_mosquitto_and_what_the_receiver_wrote_verifies()
    {
        using TestFolder folder = new();
        using ThrowAwayAuthority authority = new();
        using Mosquitto? broker = Mosquitto.TryStart(folder.File("mosquitto"), authority, Tenant);
        if (broker is null || OperatingSystem.IsWindows())
        {
            return;
        }

        string summaries = folder.File("received.jsonl");
        string[] receiverAccess = Access(broker.Port, authority.WriteClient(folder.File("certificates"), "receiver"));
        string[] boxAccess = Access(broker.Port, authority.WriteClient(folder.File("certificates"), "pole-17"));
        using EdgeNodeCommand receiver = EdgeNodeCommand.Start(["receive", "--out", summaries, .. receiverAccess]);
        await receiver.UntilAsync(() => File.Exists(summaries));

        CommandResult box = await EdgeNodeCommand.RunAsync(
            ["simulate", "--days", "1", "--speed", "100000", "--tenant", Tenant, "--json", .. boxAccess]);
        Assert.AreEqual(0, box.ExitCode, box.Errors);
        int released = System.Text.Json.JsonDocument.Parse(box.Output).RootElement.GetProperty("summaries").GetProperty("released").GetInt32();
        Assert.IsInRange(94, 96, released);

        await receiver.UntilAsync(() => Received(summaries) == released);
        receiver.Interrupt();
        CommandResult end = await receiver.EndAsync();
        Assert.AreEqual(130, end.ExitCode, end.Errors);

        CommandResult verified = await EdgeNodeCommand.RunAsync("verify", summaries);
        Assert.AreEqual(0, verified.ExitCode, verified.Errors);
    }

    [TestMethod]
    public async Task A_box_with_a_certificate_of_another_authority_is_told_that_it_is_refused()
    {
        using TestFolder folder = new();
        using ThrowAwayAuthority authority = new();
        using ThrowAwayAuthority stranger = new();
        using Mosquitto? broker = Mosquitto.TryStart(folder.File("mosquitto"), authority, Tenant);
        if (broker is null)
        {
            return;
        }

        PemFiles good = authority.WriteClient(folder.File("good"), "pole-17");
        PemFiles strange = stranger.WriteClient(folder.File("strange"), "pole-17");
        string[] run = ["simulate", "--days", "1", "--speed", "1000000", "--tenant", Tenant];
        CommandResult accepted = await EdgeNodeCommand.RunAsync([.. run, .. Access(broker.Port, good)]);
        Assert.AreEqual(0, accepted.ExitCode, accepted.Errors);

        CommandResult refused = await EdgeNodeCommand.RunAsync(
            [.. run, .. Access(broker.Port, strange with { AuthorityFile = good.AuthorityFile })]);
        Assert.AreEqual(2, refused.ExitCode, refused.Errors);
        CommandResult distrusted = await EdgeNodeCommand.RunAsync(
            [.. run, .. Access(broker.Port, good with { AuthorityFile = strange.AuthorityFile })]);
        Assert.AreEqual(2, distrusted.ExitCode, distrusted.Errors);
        Assert.DoesNotContain("   at ", refused.Errors + distrusted.Errors);
    }

    private static string[] Access(int port, PemFiles files)
    {
        return ["--broker", $"127.0.0.1:{port}", "--ca", files.AuthorityFile, "--cert", files.CertificateFile, "--key", files.KeyFile];
    }

    private static int Received(string file)
    {
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().Count(letter => letter == '\n');
    }
}
