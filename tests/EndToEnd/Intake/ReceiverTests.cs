using System.Security.Cryptography.X509Certificates;
using System.Text;
using EdgeNode.City.Tests;

namespace EdgeNode.Intake.Tests;

/// <summary>What a receiver with files keeps of what boxes send.</summary>
[TestClass]
public class ReceiverTests
{
    [TestMethod]
    public async Task The_first_copy_of_a_summary_is_kept_as_received_others_are_counted_and_contradictions_go_to_quarantine()
    {
        await using TestCity city = await TestCity.StartAsync();
        await using TestReceiver receiver = await city.StartReceiverAsync();
        await using TestClient node = await ConnectAsync(city, TestCity.Node);
        byte[] first = Payload(seq: 0);
        await PublishAsync(node, "summary", first);
        await PublishAsync(node, "summary", first);
        await PublishAsync(node, "summary", Payload(seq: 0, boot: 42));
        await PublishAsync(node, "summary", Payload(seq: 1));
        await PublishAsync(node, "summary", Payload(seq: 0, run: "00000000"));
        await receiver.WaitForAsync(MessageKind.Summary, 3);
        Assert.AreEqual((3L, 1L, 1L), (receiver.Counts.Summaries, receiver.Counts.Duplicates, receiver.Counts.Quarantined));
        byte[] expected = [.. first, (byte)'\n', .. Payload(1), (byte)'\n', .. Payload(0, run: "00000000"), (byte)'\n'];
        CollectionAssert.AreEqual(expected, await ReadAsync(city, "received.jsonl"));
        string quarantine = Encoding.UTF8.GetString(await ReadAsync(city, "quarantine.jsonl"));
        StringAssert.Contains(quarantine, "\"reason\":\"contradiction\"");
        StringAssert.Contains(quarantine, Convert.ToBase64String(Payload(seq: 0, boot: 42)));
    }

    [TestMethod]
    public async Task A_receiver_that_starts_again_adds_to_its_files_and_repeats_nothing()
    {
        await using TestCity city = await TestCity.StartAsync();
        await using TestClient node = await ConnectAsync(city, TestCity.Node);
        await using (TestReceiver receiver = await city.StartReceiverAsync())
        {
            await PublishAsync(node, "summary", Payload(0));
            await PublishAsync(node, "state", SampleDocuments.State("ready"), retain: true);
            await receiver.WaitForAsync(MessageKind.State, 1);
        }

        await city.Broker.WhenGoneAsync("receiver").WaitAsync(TestCity.Limit);

        // As a crash leaves it: a line that was begun and never acknowledged.
        await File.AppendAllTextAsync(city.Folder.File("received.jsonl"), "{\"v\":1,\"no");
        await using TestReceiver again = await city.StartReceiverAsync();
        await PublishAsync(node, "summary", Payload(0));
        await PublishAsync(node, "summary", Payload(1));
        await again.WaitForAsync(MessageKind.Summary, 1);
        CollectionAssert.AreEqual((byte[])[.. Payload(0), (byte)'\n', .. Payload(1), (byte)'\n'], await ReadAsync(city, "received.jsonl"));
        CollectionAssert.AreEqual((byte[])[.. SampleDocuments.State("ready"), (byte)'\n'], await ReadAsync(city, "state.jsonl"));
        Assert.AreEqual(1, again.Counts.Duplicates);
    }

    [TestMethod]
    public async Task Files_that_are_new_get_what_the_broker_retains_though_the_session_is_old()
    {
        await using TestCity city = await TestCity.StartAsync();
        await using TestClient node = await ConnectAsync(city, TestCity.Node);
        await PublishAsync(node, "state", SampleDocuments.State("ready"), retain: true);
        await using (TestReceiver receiver = await city.StartReceiverAsync())
        {
            await receiver.WaitForAsync(MessageKind.State, 1);
        }

        await city.Broker.WhenGoneAsync("receiver").WaitAsync(TestCity.Limit);
        await using TestReceiver again = await city.StartReceiverAsync(summaryFile: "other/received.jsonl");
        await again.WaitForAsync(MessageKind.State, 1);
        Assert.IsFalse(again.Notices.Any(notice => notice.Kind == NoticeKind.SessionForgotten), "the broker has it still");
    }

    [TestMethod]
    public async Task Whenever_a_receiver_is_stopped_in_order_each_message_stands_in_its_file_once()
    {
        const int Messages = 300;
        await using TestCity city = await TestCity.StartAsync();
        await using TestClient node = await ConnectAsync(city, TestCity.Node);
        await (await city.StartReceiverAsync()).DisposeAsync();
        string[] documents = [.. Enumerable.Range(0, Messages).Select(number => Encoding.ASCII.GetString(SampleDocuments.Health(number)))];
        foreach (string document in documents)
        {
            await PublishAsync(node, "health", Encoding.ASCII.GetBytes(document));
        }

        // Each one is stopped while the broker still sends: just when a line has been written, and not yet acknowledged.
        long written = 0;
        while (written < Messages)
        {
            await using TestReceiver receiver = await city.StartReceiverAsync();
            await receiver.WaitForAsync(MessageKind.Health, 1);
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
        await using TestReceiver receiver = await city.StartReceiverAsync();
        await using TestClient node = await ConnectAsync(city, TestCity.Node);
        await PublishAsync(node, "about", SampleDocuments.About());
        await PublishAsync(node, "health", SampleDocuments.Health(1));
        await PublishAsync(node, "health", SampleDocuments.Health(1));
        (string old, string newer) = (SampleSummaries.PolicyText, SampleSummaries.PolicyNumber(8) + "---\nsignature\n");
        await PublishAsync(node, "policy", Encoding.ASCII.GetBytes(old));
        await PublishAsync(node, "policy", Encoding.ASCII.GetBytes(newer));
        await receiver.WaitForAsync(MessageKind.Policy, 2);
        CollectionAssert.AreEqual((byte[])[.. SampleDocuments.About(), (byte)'\n'], await ReadAsync(city, "about.jsonl"));
        CollectionAssert.AreEqual((byte[])[.. SampleDocuments.Health(1), (byte)'\n', .. SampleDocuments.Health(1), (byte)'\n'], await ReadAsync(city, "health.jsonl"));
        Assert.AreEqual(newer, Encoding.ASCII.GetString(await ReadAsync(city, "policy.txt")));
        Assert.AreEqual(old, Encoding.ASCII.GetString(await ReadAsync(city, $"policy-{SampleSummaries.Hash(old)}.txt")));
    }

    [TestMethod]
    public async Task A_policy_in_the_language_of_its_city_is_kept_and_signatures_stay_ASCII()
    {
        await using TestCity city = await TestCity.StartAsync();
        await using TestReceiver receiver = await city.StartReceiverAsync();
        await using TestClient node = await ConnectAsync(city, TestCity.Node);
        byte[] policy = Encoding.UTF8.GetBytes(SampleSummaries.PolicyText.Replace("Market Square", "Stadt K\u00f6ln \u6771\u4eac"));
        await PublishAsync(node, "policy", policy);
        await PublishAsync(node, "policy", [.. policy, .. "---\nsign\u00e9\n"u8]);
        await PublishAsync(node, "policy", [.. policy, .. "---\n\u001b[31m\n"u8]);
        await PublishAsync(node, "summary", Payload(0));
        await receiver.WaitForAsync(MessageKind.Summary, 1);
        Assert.AreEqual((1L, 2L), (receiver.Counts.Policies, receiver.Counts.Quarantined));
        CollectionAssert.AreEqual(policy, await ReadAsync(city, "policy.txt"));
    }

    [TestMethod]
    public async Task A_policy_that_cannot_be_used_goes_to_quarantine_and_the_newest_stays()
    {
        await using TestCity city = await TestCity.StartAsync();
        await using TestReceiver receiver = await city.StartReceiverAsync();
        await using TestClient node = await ConnectAsync(city, TestCity.Node);
        await PublishAsync(node, "policy", Encoding.ASCII.GetBytes(SampleSummaries.PolicyText));
        await PublishAsync(node, "policy", "no policy\n"u8.ToArray());
        await PublishAsync(node, "policy", Encoding.ASCII.GetBytes(SampleSummaries.PolicyText.Replace("edges 10", "edges 9")));
        await PublishAsync(node, "summary", Payload(0));
        await receiver.WaitForAsync(MessageKind.Summary, 1);
        Assert.AreEqual((1L, 2L), (receiver.Counts.Policies, receiver.Counts.Quarantined));
        Assert.AreEqual(SampleSummaries.PolicyText, Encoding.ASCII.GetString(await ReadAsync(city, "policy.txt")));
        Assert.HasCount(0, Directory.GetFiles(city.Folder.Root, "policy-*"));
    }

    [TestMethod]
    public async Task One_box_that_sends_many_policies_has_no_room_for_more_and_another_box_has()
    {
        await using TestCity city = await TestCity.StartAsync();
        await using TestReceiver receiver = await city.StartReceiverAsync();
        await using TestClient node = await ConnectAsync(city, TestCity.Node);
        await using TestClient other = await ConnectAsync(city, TestCity.OtherNode);
        for (int number = 1; number <= IntakeLimits.PoliciesPerBox + 5; number++)
        {
            await PublishAsync(node, "policy", Encoding.ASCII.GetBytes(SampleSummaries.PolicyNumber(number)));
        }

        string another = SampleSummaries.PolicyNumber(1000);
        Assert.IsTrue(await other.TryPublishAsync(TestCity.Topic("policy", TestCity.OtherNode), Encoding.ASCII.GetBytes(another)));
        await receiver.WaitForAsync(MessageKind.Policy, IntakeLimits.PoliciesPerBox + 1);
        Assert.AreEqual(5, receiver.Counts.Quarantined);
        Assert.AreEqual(another, Encoding.ASCII.GetString(await ReadAsync(city, "policy.txt")));
    }

    [TestMethod]
    public async Task What_no_box_sends_goes_to_quarantine_with_its_reason()
    {
        await using TestCity city = await TestCity.StartAsync();
        await using TestReceiver receiver = await city.StartReceiverAsync();
        await using TestClient node = await ConnectAsync(city, TestCity.Node);
        (string Kind, byte[] Payload, string Reason)[] bad =
        [
            ("summary", [.. Payload(0), (byte)'\n', .. Payload(1)], "too-long"),
            ("summary", Encoding.UTF8.GetBytes(Encoding.ASCII.GetString(Payload(0)).TrimEnd().PadRight(309) + "\u00e9"), "form"),
            ("summary", Payload(0, node: TestCity.OtherNode), "identity"),
            ("summary", "{\"node\":\"\\ud800\",\"run\":\"\",\"seq\":0}"u8.ToArray(), "form"),
            ("summary", "{\"\\ud800\":0}"u8.ToArray(), "form"),
            ("summary", [], "form"),
            ("summary", new byte[311], "form"),
            ("state", "a\rb"u8.ToArray(), "form"),
            ("state", SampleDocuments.State("ready", node: TestCity.OtherNode), "identity"),
            ("about", SampleDocuments.About(node: TestCity.OtherNode), "identity"),
            ("health", SampleDocuments.Health(1, node: TestCity.OtherNode), "identity"),
            ("state", SampleDocuments.State("elsewhere"), "form"),
            ("about", SampleDocuments.About(height: 10_001), "form"),
            ("about", "[1]"u8.ToArray(), "form"),
            ("health", "{\"v\":1"u8.ToArray(), "form"),
            ("state", [.. Enumerable.Repeat((byte)'a', 4097)], "too-long"),
            ("policy", "tab\there\n"u8.ToArray(), "policy"),
        ];
        foreach ((string kind, byte[] payload, _) in bad)
        {
            await PublishAsync(node, kind, payload);
        }

        await PublishAsync(node, "summary", Payload(0));
        await receiver.WaitForAsync(MessageKind.Summary, 1);
        Assert.AreEqual(bad.Length, receiver.Counts.Quarantined);
        CollectionAssert.AreEqual((byte[])[.. Payload(0), (byte)'\n'], await ReadAsync(city, "received.jsonl"));
        Assert.AreEqual(0, new FileInfo(city.Folder.File("state.jsonl")).Length);
        string[] lines = Encoding.UTF8.GetString(await ReadAsync(city, "quarantine.jsonl")).TrimEnd().Split('\n');
        for (int i = 0; i < bad.Length; i++)
        {
            StringAssert.Contains(lines[i], $"\"reason\":\"{bad[i].Reason}\"");
            StringAssert.Contains(lines[i], $"\"length\":{bad[i].Payload.Length},");
        }
    }

    [TestMethod]
    public async Task Quarantine_has_room_for_some_messages_of_a_box_and_counts_the_others()
    {
        await using TestCity city = await TestCity.StartAsync();
        await using TestReceiver receiver = await city.StartReceiverAsync();
        await using TestClient node = await ConnectAsync(city, TestCity.Node);
        await using TestClient other = await ConnectAsync(city, TestCity.OtherNode);
        for (int i = 0; i < IntakeLimits.QuarantinePerBoxAndDay + 7; i++)
        {
            await PublishAsync(node, "summary", "nonsense"u8.ToArray());
        }

        Assert.IsTrue(await other.TryPublishAsync(TestCity.Topic("summary", TestCity.OtherNode), "nonsense"u8.ToArray()));
        await receiver.WhenCountedAsync(counts => counts.Quarantined + counts.Overflowed == IntakeLimits.QuarantinePerBoxAndDay + 8);
        Assert.AreEqual(7, receiver.Counts.Overflowed);
        string[] lines = Encoding.UTF8.GetString(await ReadAsync(city, "quarantine.jsonl")).TrimEnd().Split('\n');
        Assert.HasCount(IntakeLimits.QuarantinePerBoxAndDay + 1, lines);
        StringAssert.Contains(lines[^1], TestCity.OtherNode);
    }

    internal static async Task<TestClient> ConnectAsync(TestCity city, string name)
    {
        X509Certificate2 certificate = city.Authority.IssueClient(name);
        return (await TestClient.TryConnectAsync(city.Broker.Port, city.Authority.Certificate, certificate, name))!;
    }

    internal static async Task PublishAsync(TestClient node, string kind, byte[] payload, bool retain = false)
    {
        Assert.IsTrue(await node.TryPublishAsync(TestCity.Topic(kind), payload, retain));
    }

    internal static byte[] Payload(int seq, int boot = 41, string run = "9c0e41d2", string node = TestCity.Node)
    {
        SampleSummary summary = new() { Seq = seq, Boot = boot, Run = run, Node = node, Start = SampleSummaries.FirstStart, Up = 100, Channels = "\"footfall\":3" };
        return Encoding.ASCII.GetBytes(summary.ToText(new string('0', 32)).PadRight(SampleSummaries.LineLength));
    }

    // The receiver holds the file open for writing: a reader must say that it does not mind.
    internal static async Task<byte[]> ReadAsync(TestCity city, string name)
    {
        await using FileStream stream = new(city.Folder.File(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        byte[] content = new byte[stream.Length];
        await stream.ReadExactlyAsync(content);
        return content;
    }
}
