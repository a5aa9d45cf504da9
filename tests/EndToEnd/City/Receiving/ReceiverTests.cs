using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace EdgeNode.City.Tests;

[TestClass]
public class ReceiverTests
{
    [TestMethod]
    public async Task The_first_copy_of_a_summary_is_kept_as_received_and_others_are_counted()
    {
        await using TestCity city = await TestCity.StartAsync();
        await using Receiver receiver = await Receiver.StartAsync(city.ReceiverOptions());
        await using TestClient node = await ConnectAsync(city, TestCity.Node);
        byte[] first = Payload(seq: 0, "one");
        await PublishAsync(node, "summary", first);
        await PublishAsync(node, "summary", first);
        await PublishAsync(node, "summary", Payload(seq: 0, "two"));
        await PublishAsync(node, "summary", Payload(seq: 1, "three"));
        await PublishAsync(node, "summary", Payload(seq: 0, "four", run: "00000000"));
        await receiver.WaitForAsync(MessageKind.Summary, 3).WaitAsync(TestCity.Limit);
        Assert.AreEqual((3L, 2L, 0L), (receiver.Counts.Summaries, receiver.Counts.Duplicates, receiver.Counts.Refused));
        byte[] expected = [.. first, (byte)'\n', .. Payload(1, "three"), (byte)'\n', .. Payload(0, "four", "00000000"), (byte)'\n'];
        CollectionAssert.AreEqual(expected, await ReadAsync(city, "received.jsonl"));
    }

    [TestMethod]
    public async Task A_receiver_that_starts_again_adds_to_its_file_and_repeats_nothing()
    {
        await using TestCity city = await TestCity.StartAsync();
        await using TestClient node = await ConnectAsync(city, TestCity.Node);
        await using (Receiver receiver = await Receiver.StartAsync(city.ReceiverOptions()))
        {
            await PublishAsync(node, "summary", Payload(0, "one"));
            await PublishAsync(node, "state", "{\"state\":\"ready\"}"u8.ToArray(), retain: true);
            await receiver.WaitForAsync(MessageKind.State, 1).WaitAsync(TestCity.Limit);
        }

        await city.Broker.WhenGoneAsync("receiver").WaitAsync(TestCity.Limit);

        // As a crash leaves it: a line that was begun and never acknowledged.
        await File.AppendAllTextAsync(city.Folder.File("received.jsonl"), "{\"v\":1,\"no");
        await using Receiver again = await Receiver.StartAsync(city.ReceiverOptions());
        await PublishAsync(node, "summary", Payload(0, "one"));
        await PublishAsync(node, "summary", Payload(1, "two"));
        await again.WaitForAsync(MessageKind.Summary, 1).WaitAsync(TestCity.Limit);

        // The state that the broker retains comes when the broker likes, also behind what is published after the subscription.
        using var limit = new CancellationTokenSource(TestCity.Limit);
        while (again.Counts.Duplicates < 2)
        {
            await Task.Delay(1, limit.Token);
        }

        CollectionAssert.AreEqual((byte[])[.. Payload(0, "one"), (byte)'\n', .. Payload(1, "two"), (byte)'\n'], await ReadAsync(city, "received.jsonl"));
        Assert.AreEqual("{\"state\":\"ready\"}\n", Encoding.ASCII.GetString(await ReadAsync(city, "state.jsonl")));
        Assert.AreEqual(2, again.Counts.Duplicates);
    }

    [TestMethod]
    public async Task Whenever_a_receiver_is_stopped_in_order_each_message_stands_in_its_file_once()
    {
        const int Messages = 300;
        await using TestCity city = await TestCity.StartAsync();
        await using TestClient node = await ConnectAsync(city, TestCity.Node);
        await (await Receiver.StartAsync(city.ReceiverOptions())).DisposeAsync();
        string[] documents = [.. Enumerable.Range(0, Messages).Select(number => $$"""{"number":{{number}}}""")];
        foreach (string document in documents)
        {
            await PublishAsync(node, "health", Encoding.ASCII.GetBytes(document));
        }

        // Each one is stopped while the broker still sends: just when a line has been written, and not yet acknowledged.
        long written = 0;
        while (written < Messages)
        {
            await using Receiver receiver = await Receiver.StartAsync(city.ReceiverOptions());
            await receiver.WaitForAsync(MessageKind.Health, 1).WaitAsync(TestCity.Limit);
            await receiver.DisposeAsync();
            written += receiver.Counts.Healths;

            // MQTTnet's broker may give a message of this session to a connection that is not quite gone, and so after the next one.
            await city.Broker.WhenGoneAsync("receiver").WaitAsync(TestCity.Limit);
        }

        CollectionAssert.AreEqual(documents, File.ReadAllLines(city.Folder.File("health.jsonl")));
    }

    [TestMethod]
    public async Task Documents_go_to_files_of_their_own_and_an_older_policy_is_kept_under_its_hash()
    {
        await using TestCity city = await TestCity.StartAsync();
        await using Receiver receiver = await Receiver.StartAsync(city.ReceiverOptions());
        await using TestClient node = await ConnectAsync(city, TestCity.Node);
        await PublishAsync(node, "about", "{\"a\":1}  "u8.ToArray());
        await PublishAsync(node, "health", "{\"h\":1}"u8.ToArray());
        await PublishAsync(node, "health", "{\"h\":1}"u8.ToArray());
        (string old, string newer) = (SampleSummaries.PolicyText, SampleSummaries.PolicyNumber(8) + "---\nsignature\n");
        await PublishAsync(node, "policy", Encoding.ASCII.GetBytes(old));
        await PublishAsync(node, "policy", Encoding.ASCII.GetBytes(newer));
        await receiver.WaitForAsync(MessageKind.Policy, 2).WaitAsync(TestCity.Limit);
        Assert.AreEqual("{\"a\":1}  \n", Encoding.ASCII.GetString(await ReadAsync(city, "about.jsonl")));
        Assert.AreEqual("{\"h\":1}\n{\"h\":1}\n", Encoding.ASCII.GetString(await ReadAsync(city, "health.jsonl")));
        Assert.AreEqual(newer, Encoding.ASCII.GetString(await ReadAsync(city, "policy.txt")));
        Assert.AreEqual(old, Encoding.ASCII.GetString(await ReadAsync(city, $"policy-{SampleSummaries.Hash(old)}.txt")));
    }

    [TestMethod]
    public async Task A_policy_in_the_language_of_its_city_is_kept_and_signatures_stay_ASCII()
    {
        await using TestCity city = await TestCity.StartAsync();
        await using Receiver receiver = await Receiver.StartAsync(city.ReceiverOptions());
        await using TestClient node = await ConnectAsync(city, TestCity.Node);
        byte[] policy = Encoding.UTF8.GetBytes(SampleSummaries.PolicyText.Replace("Market Square", "Stadt K\u00f6ln \u6771\u4eac"));
        await PublishAsync(node, "policy", policy);
        await PublishAsync(node, "policy", [.. policy, .. "---\nsign\u00e9\n"u8]);
        await PublishAsync(node, "policy", [.. policy, .. "---\n\u001b[31m\n"u8]);
        await PublishAsync(node, "summary", Payload(0, "one"));
        await receiver.WaitForAsync(MessageKind.Summary, 1).WaitAsync(TestCity.Limit);
        Assert.AreEqual((1L, 2L), (receiver.Counts.Policies, receiver.Counts.Refused));
        CollectionAssert.AreEqual(policy, await ReadAsync(city, "policy.txt"));
    }

    [TestMethod]
    public async Task A_policy_that_cannot_be_used_is_refused_and_the_newest_stays()
    {
        await using TestCity city = await TestCity.StartAsync();
        await using Receiver receiver = await Receiver.StartAsync(city.ReceiverOptions());
        await using TestClient node = await ConnectAsync(city, TestCity.Node);
        await PublishAsync(node, "policy", Encoding.ASCII.GetBytes(SampleSummaries.PolicyText));
        await PublishAsync(node, "policy", "no policy\n"u8.ToArray());
        await PublishAsync(node, "policy", Encoding.ASCII.GetBytes(SampleSummaries.PolicyText.Replace("edges 10", "edges 9")));
        await PublishAsync(node, "summary", Payload(0, "one"));
        await receiver.WaitForAsync(MessageKind.Summary, 1).WaitAsync(TestCity.Limit);
        Assert.AreEqual((1L, 2L), (receiver.Counts.Policies, receiver.Counts.Refused));
        Assert.AreEqual(SampleSummaries.PolicyText, Encoding.ASCII.GetString(await ReadAsync(city, "policy.txt")));
        Assert.HasCount(0, Directory.GetFiles(city.Folder.Root, "policy-*"));
    }

    [TestMethod]
    public async Task At_most_32_older_policies_are_kept_and_known_ones_still_come_back()
    {
        await using TestCity city = await TestCity.StartAsync();
        await using Receiver receiver = await Receiver.StartAsync(city.ReceiverOptions());
        await using TestClient node = await ConnectAsync(city, TestCity.Node);
        for (int number = 1; number <= 40; number++)
        {
            await PublishAsync(node, "policy", Encoding.ASCII.GetBytes(SampleSummaries.PolicyNumber(number)));
        }

        await PublishAsync(node, "policy", Encoding.ASCII.GetBytes(SampleSummaries.PolicyNumber(1)));
        await PublishAsync(node, "summary", Payload(0, "one"));
        await receiver.WaitForAsync(MessageKind.Summary, 1).WaitAsync(TestCity.Limit);
        Assert.AreEqual((34L, 7L), (receiver.Counts.Policies, receiver.Counts.Refused));
        Assert.AreEqual(SampleSummaries.PolicyNumber(1), Encoding.ASCII.GetString(await ReadAsync(city, "policy.txt")));
        CollectionAssert.AreEquivalent(
            Enumerable.Range(2, 32).Select(number => $"policy-{SampleSummaries.Hash(SampleSummaries.PolicyNumber(number))}.txt").ToArray(),
            Directory.GetFiles(city.Folder.Root, "policy-*.txt").Select(Path.GetFileName).ToArray());
    }

    [TestMethod]
    public async Task What_no_box_sends_is_refused_and_counted()
    {
        await using TestCity city = await TestCity.StartAsync();
        await using Receiver receiver = await Receiver.StartAsync(city.ReceiverOptions());
        await using TestClient node = await ConnectAsync(city, TestCity.Node);
        (string Kind, byte[] Payload)[] bad =
        [
            ("summary", [.. Payload(0, "one"), (byte)'\n', .. Payload(1, "two")]),
            ("summary", Payload(0, "caf\u00e9")),
            ("summary", Payload(0, "one", node: TestCity.OtherNode)),
            ("summary", "{\"node\":\"\\ud800\",\"run\":\"\",\"seq\":0}"u8.ToArray()),
            ("summary", "{\"\\ud800\":0}"u8.ToArray()),
            ("summary", "{}"u8.ToArray()),
            ("summary", []),
            ("summary", new byte[311]),
            ("state", "a\rb"u8.ToArray()),
            ("state", "lost"u8.ToArray()),
            ("about", "[1]"u8.ToArray()),
            ("health", "{\"v\":1"u8.ToArray()),
            ("state", [.. Enumerable.Repeat((byte)'a', 4097)]),
            ("policy", "tab\there\n"u8.ToArray()),
        ];
        foreach ((string kind, byte[] payload) in bad)
        {
            await PublishAsync(node, kind, payload);
        }

        await PublishAsync(node, "summary", Payload(0, "one"));
        await receiver.WaitForAsync(MessageKind.Summary, 1).WaitAsync(TestCity.Limit);
        Assert.AreEqual(bad.Length, receiver.Counts.Refused);
        CollectionAssert.AreEqual((byte[])[.. Payload(0, "one"), (byte)'\n'], await ReadAsync(city, "received.jsonl"));
        Assert.AreEqual(0, new FileInfo(city.Folder.File("state.jsonl")).Length);
    }

    [TestMethod]
    public async Task A_receiver_comes_back_when_its_broker_does()
    {
        await using TestCity city = await TestCity.StartAsync();
        using var port = new SteadyPort(city.Broker.Port);
        await using Receiver receiver = await Receiver.StartAsync(city.ReceiverOptions(port: port.Number));
        await city.Broker.DisposeAsync();
        await city.StartBrokerAsync(0);
        port.LeadTo(city.Broker.Port);
        await using TestClient node = await ConnectAsync(city, TestCity.Node);
        await PublishAsync(node, "state", "{}"u8.ToArray(), retain: true);
        await receiver.WaitForAsync(MessageKind.State, 1).WaitAsync(TestCity.Limit);
        Assert.IsTrue(city.Events.Count(what => what is ClientConnecting { Client: "receiver", Accepted: true }) == 2);
    }

    private static async Task<TestClient> ConnectAsync(TestCity city, string name)
    {
        X509Certificate2 certificate = city.Authority.IssueClient(name);
        return (await TestClient.TryConnectAsync(city.Broker.Port, city.Authority.Certificate, certificate, name))!;
    }

    private static async Task PublishAsync(TestClient node, string kind, byte[] payload, bool retain = false)
    {
        Assert.IsTrue(await node.TryPublishAsync(TestCity.Topic(kind), payload, retain));
    }

    internal static byte[] Payload(int seq, string text, string run = "9c0e41d2", string node = TestCity.Node)
    {
        return Encoding.UTF8.GetBytes($$"""{"v":1,"node":"{{node}}","run":"{{run}}","seq":{{seq}},"text":"{{text}}"}""".PadRight(100));
    }

    // The receiver holds the file open for writing: a reader must say that it does not mind.
    private static async Task<byte[]> ReadAsync(TestCity city, string name)
    {
        await using var stream = new FileStream(city.Folder.File(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        byte[] content = new byte[stream.Length];
        await stream.ReadExactlyAsync(content);
        return content;
    }
}
