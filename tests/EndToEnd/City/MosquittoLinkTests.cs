using System.Security.Cryptography.X509Certificates;
using EdgeNode.Contracts;
using EdgeNode.Intake;
using EdgeNode.Virtual;
using EdgeNode.VirtualUplink;

namespace EdgeNode.City.Tests;

/// <summary>The same link and the same receiver against a broker that is not ours.</summary>
[TestClass]
public class MosquittoLinkTests
{
    [TestMethod]
    public async Task A_box_publishes_through_mosquitto_and_what_the_receiver_writes_verifies()
    {
        await using TestCity city = await TestCity.StartAsync();
        using Mosquitto? broker = Mosquitto.TryStart(city.Folder.File("mosquitto"), city.Authority, TestCity.Tenant);
        if (broker is null)
        {
            return;
        }

        await using TestReceiver receiver = await city.StartReceiverAsync(broker.Port);
        var clock = new VirtualClock();
        using MqttUplink link = Link(city, clock, broker.Port);
        MqttUplinkTests.Connect(link, clock);
        Publish(link, clock, "policy", [.. System.Text.Encoding.ASCII.GetBytes(SampleSummaries.PolicyText)]);
        for (int i = 0; i < 5; i++)
        {
            Publish(link, clock, "summary", MqttUplinkTests.SampleLineBytes(i));
        }

        link.Cut();
        Assert.AreEqual(LinkSignal.Lost, link.Poll());
        await receiver.WaitForAsync(MessageKind.State, 1);
        link.Restore();
        MqttUplinkTests.Connect(link, clock);
        link.Close();
        await receiver.DisposeAsync();
        CollectionAssert.AreEqual(new SampleSummaries().ToBytes(), File.ReadAllBytes(city.Folder.File("received.jsonl")));
        Assert.AreEqual(System.Text.Encoding.ASCII.GetString(SampleDocuments.State("lost")) + "\n", File.ReadAllText(city.Folder.File("state.jsonl")));
        Assert.IsTrue(Verifier.Verify(city.Folder.File("received.jsonl")).IsOk);
    }

    [TestMethod]
    public async Task No_certificate_another_authority_and_another_nodes_topic_are_refused_by_mosquitto()
    {
        await using TestCity city = await TestCity.StartAsync();
        using Mosquitto? broker = Mosquitto.TryStart(city.Folder.File("mosquitto"), city.Authority, TestCity.Tenant);
        if (broker is null)
        {
            return;
        }

        X509Certificate2 authority = city.Authority.Certificate;
        await using TestClient? receiver = await TestClient.TryConnectAsync(broker.Port, authority, city.Authority.IssueClient("receiver"), "receiver");
        Assert.IsTrue(await receiver!.TrySubscribeAsync("edgenode/1/+/+/#"));
        await using TestClient? node = await TestClient.TryConnectAsync(broker.Port, authority, city.Authority.IssueClient(TestCity.Node), TestCity.Node);
        Assert.IsNotNull(node);

        Assert.IsNull(await TestClient.TryConnectAsync(broker.Port, authority, null, TestCity.Node));
        using var stranger = new ThrowAwayAuthority();
        Assert.IsNull(await TestClient.TryConnectAsync(broker.Port, authority, stranger.IssueClient(TestCity.Node), TestCity.Node));

        // MQTT 3.1.1 has no negative PUBACK, and Mosquitto acknowledges what it drops: only nobody's receiving it shows the refusal.
        Assert.IsTrue(await node.TryPublishAsync(TestCity.Topic("summary", TestCity.OtherNode), "forged"u8.ToArray()));
        Assert.IsTrue(await node.TryPublishAsync(TestCity.Topic("summary"), "own"u8.ToArray()));
        (string Topic, byte[] Payload)[] received = await receiver.ReceivedUntilAsync(TestCity.Topic("summary"));
        Assert.HasCount(1, received);
        CollectionAssert.AreEqual("own"u8.ToArray(), received[0].Payload);
    }

    [TestMethod]
    public async Task A_message_that_could_not_be_written_is_not_acknowledged_and_comes_again()
    {
        await using TestCity city = await TestCity.StartAsync();
        using Mosquitto? broker = Mosquitto.TryStart(city.Folder.File("mosquitto"), city.Authority, TestCity.Tenant);
        if (broker is null)
        {
            return;
        }

        var clock = new VirtualClock();
        using MqttUplink link = Link(city, clock, broker.Port);
        MqttUplinkTests.Connect(link, clock);
        await using (TestReceiver receiver = await city.StartReceiverAsync(broker.Port))
        {
            Directory.CreateDirectory(city.Folder.File("policy.txt.new"));
            Publish(link, clock, "policy", System.Text.Encoding.ASCII.GetBytes(SampleSummaries.PolicyText));
            await receiver.WhenToldAsync(NoticeKind.StoreUnavailable);
            Assert.AreEqual(0, receiver.Counts.Policies);
        }

        Directory.Delete(city.Folder.File("policy.txt.new"));
        await using TestReceiver again = await city.StartReceiverAsync(broker.Port);
        await again.WaitForAsync(MessageKind.Policy, 1);
        Assert.AreEqual(SampleSummaries.PolicyText, File.ReadAllText(city.Folder.File("policy.txt")));
    }

    [TestMethod]
    public async Task Topics_that_mosquitto_lets_through_and_no_box_has_are_refused_by_the_receiver()
    {
        await using TestCity city = await TestCity.StartAsync();
        using Mosquitto? broker = Mosquitto.TryStart(city.Folder.File("mosquitto"), city.Authority, TestCity.Tenant);
        if (broker is null)
        {
            return;
        }

        await using TestReceiver receiver = await city.StartReceiverAsync(broker.Port);
        await using TestClient? node = await TestClient.TryConnectAsync(
            broker.Port, city.Authority.Certificate, city.Authority.IssueClient(TestCity.Node), TestCity.Node);
        foreach (string kind in new[] { "secret", "summary/more", "state" })
        {
            Assert.IsTrue(await node!.TryPublishAsync(TestCity.Topic(kind), SampleDocuments.State("ready")));
        }

        await receiver.WaitForAsync(MessageKind.State, 1);
        Assert.AreEqual(2, receiver.Counts.Quarantined);
    }

    private static MqttUplink Link(TestCity city, VirtualClock clock, int port)
    {
        return new MqttUplink(clock, new SeededRandom(1, "link"), new MqttUplinkOptions
        {
            Host = TestCity.Host,
            Port = port,
            Credentials = city.Credentials(TestCity.Node),
        });
    }

    private static void Publish(MqttUplink link, VirtualClock clock, string kind, byte[] payload)
    {
        link.BeginPublish(TestCity.Topic(kind), payload, payload.Length, retain: false);
        Assert.AreEqual(LinkSignal.Acknowledged, MqttUplinkTests.Wait(link, clock, out _));
    }
}
