using System.Text;
using EdgeNode.City;
using EdgeNode.City.Tests;
using EdgeNode.VirtualUplink;

namespace EdgeNode.Intake.Tests;

/// <summary>What keeps a receiver from starting, and what it leaves as it was.</summary>
[TestClass]
public class ReceiverStartTests
{
    [TestMethod]
    public async Task Whatever_keeps_a_receiver_from_starting_is_told_in_one_line()
    {
        await using TestCity city = await TestCity.StartAsync();
        ReceiverOptions good = city.ReceiverOptions();
        await (await city.StartReceiverAsync()).DisposeAsync();
        using var stranger = new ThrowAwayAuthority();
        PemFiles strange = stranger.WriteClient(city.Folder.File("strange"), "receiver");
        File.WriteAllText(city.Folder.File("file"), "");
        string goodFile = city.Folder.File("received.jsonl");
        (ReceiverOptions Options, string SummaryFile)[] bad =
        [
            (good with { Port = 1 }, goodFile),
            (good with { Host = "no-such-host.invalid" }, goodFile),
            (good with { OpenCredentials = () => city.Credentials(TestCity.Node) }, goodFile),
            (good with { OpenCredentials = () => ClientCredentials.FromPemFiles(strange.AuthorityFile, strange.CertificateFile, strange.KeyFile) }, goodFile),
            (good, Path.Combine(city.Folder.File("file"), "received.jsonl")),
            (good, city.Folder.Root),
        ];
        foreach ((ReceiverOptions options, string summaryFile) in bad)
        {
            CityException refusal = await Assert.ThrowsExactlyAsync<CityException>(() => TestReceiver.StartAsync(options, summaryFile));
            Assert.IsFalse(refusal.Message.Contains('\n'), refusal.Message);
            Console.WriteLine(refusal.Message);
        }
    }

    [TestMethod]
    public async Task A_file_of_somebody_elses_stays_as_it_is_whether_the_broker_is_there_or_not()
    {
        await using TestCity city = await TestCity.StartAsync();
        string path = city.Folder.File("notes.txt");
        string[] contents =
        [
            "one line without an end",
            "two lines\n{\"the\":\"second\"",
            "\n{",
            "{\"name\":\"settings\"}",
            "{\"name\":\"settings\"}\n",
            "{\n  \"name\": \"settings\"\n}\n",
            Encoding.ASCII.GetString(ReceiverTests.Payload(0)) + "\nnotes",
            "{" + new string('x', 9000),
        ];
        ReceiverOptions reachable = city.ReceiverOptions();
        foreach (string content in contents)
        {
            File.WriteAllText(path, content);
            await Assert.ThrowsExactlyAsync<CityException>(() => TestReceiver.StartAsync(reachable with { Port = 1 }, path));
            Assert.AreEqual(content, File.ReadAllText(path));
            CityException refusal = await Assert.ThrowsExactlyAsync<CityException>(() => TestReceiver.StartAsync(reachable, path));
            Assert.AreEqual(content, File.ReadAllText(path));
            StringAssert.Contains(refusal.Message, "notes.txt");
            Assert.IsFalse(refusal.Message.Contains('\n'), refusal.Message);
        }

        CollectionAssert.AreEqual(new[] { path }, Directory.GetFiles(city.Folder.Root));
    }

    [TestMethod]
    public async Task A_document_beside_that_is_somebody_elses_stays_as_it_is()
    {
        await using TestCity city = await TestCity.StartAsync();
        foreach (string name in new[] { "state.jsonl", "about.jsonl", "health.jsonl" })
        {
            File.WriteAllText(city.Folder.File(name), "my own\nnotes");
            CityException refusal = await Assert.ThrowsExactlyAsync<CityException>(() => city.StartReceiverAsync());
            StringAssert.Contains(refusal.Message, name);
            Assert.AreEqual("my own\nnotes", File.ReadAllText(city.Folder.File(name)));
            File.Delete(city.Folder.File(name));
        }
    }

    [TestMethod]
    public async Task A_broker_that_cannot_be_reached_leaves_half_a_line_and_makes_no_file()
    {
        await using TestCity city = await TestCity.StartAsync();
        await Assert.ThrowsExactlyAsync<CityException>(() => city.StartReceiverAsync(port: 1));
        Assert.HasCount(0, Directory.GetFiles(city.Folder.Root));
        string file = city.Folder.File("received.jsonl");
        File.WriteAllText(file, "{\"v\":1,\"no");
        await Assert.ThrowsExactlyAsync<CityException>(() => city.StartReceiverAsync(port: 1));
        Assert.AreEqual("{\"v\":1,\"no", File.ReadAllText(file));
        await (await city.StartReceiverAsync()).DisposeAsync();
        Assert.AreEqual("", File.ReadAllText(file));
    }
}
