using System.Security.Cryptography.X509Certificates;

namespace EdgeNode.City.Tests;

/// <summary>What the broker refuses. Each test begins or ends with the same thing done rightly: a broken broker refuses everything.</summary>
[TestClass]
public class BrokerRefusalTests
{
    [TestMethod]
    public async Task A_client_without_a_certificate_is_refused()
    {
        await using TestCity city = await TestCity.StartAsync();
        await using TestClient? right = await ConnectAsync(city, TestCity.Node);
        Assert.IsNotNull(right);
        Assert.IsNull(await TestClient.TryConnectAsync(city.Broker.Port, city.Authority.Certificate, null, TestCity.Node));
        await city.WhenLoggedAsync(what => what is RequestRefused { Request: "tls", Client: null });
    }

    [TestMethod]
    public async Task A_certificate_of_another_authority_is_refused_though_it_bears_the_same_name()
    {
        await using TestCity city = await TestCity.StartAsync();
        await using TestClient? right = await ConnectAsync(city, TestCity.Node);
        Assert.IsNotNull(right);
        using var stranger = new ThrowAwayAuthority();
        using X509Certificate2 certificate = stranger.IssueClient(TestCity.Node);
        Assert.IsNull(await TestClient.TryConnectAsync(city.Broker.Port, city.Authority.Certificate, certificate, TestCity.Node));
        await city.WhenLoggedAsync(what => what is RequestRefused { Request: "tls", Client: TestCity.Node });
    }

    [TestMethod]
    public async Task A_server_certificate_is_no_client_certificate()
    {
        await using TestCity city = await TestCity.StartAsync();
        await using TestClient? right = await ConnectAsync(city, TestCity.Node);
        Assert.IsNotNull(right);
        using X509Certificate2 certificate = city.Authority.IssueServer();
        Assert.IsNull(await TestClient.TryConnectAsync(city.Broker.Port, city.Authority.Certificate, certificate, "localhost"));
    }

    [TestMethod]
    public async Task A_client_id_other_than_the_certificates_name_is_refused()
    {
        await using TestCity city = await TestCity.StartAsync();
        using X509Certificate2 certificate = city.Authority.IssueClient(TestCity.Node);
        await using TestClient? right = await TestClient.TryConnectAsync(city.Broker.Port, city.Authority.Certificate, certificate, TestCity.Node);
        Assert.IsNotNull(right);
        Assert.IsNull(await TestClient.TryConnectAsync(city.Broker.Port, city.Authority.Certificate, certificate, TestCity.OtherNode));
        CollectionAssert.Contains(city.Events, new ClientConnecting(TestCity.OtherNode, Accepted: false));
    }

    [TestMethod]
    public async Task Plain_tcp_is_refused()
    {
        await using TestCity city = await TestCity.StartAsync();
        Assert.IsNull(await TestClient.TryConnectPlainAsync(city.Broker.Port, TestCity.Node));
        await using TestClient? right = await ConnectAsync(city, TestCity.Node);
        Assert.IsNotNull(right);
    }

    [TestMethod]
    public async Task A_node_publishes_what_a_node_sends_below_its_own_name_and_nothing_else()
    {
        await using TestCity city = await TestCity.StartAsync();
        await using TestClient? receiver = await ConnectAsync(city, "receiver");
        Assert.IsTrue(await receiver!.TrySubscribeAsync("edgenode/1/+/+/#"));
        string[] foreign =
        [
            TestCity.Topic("summary", TestCity.OtherNode),
            TestCity.Topic("summary", TestCity.Node + "x"),
            $"edgenode/1/other/{TestCity.Node}/summary",
            $"edgenode/2/{TestCity.Tenant}/{TestCity.Node}/summary",
            $"edgenode/1/{TestCity.Tenant}/{TestCity.Node}",
            TestCity.Topic(""),
            TestCity.Topic("inbox"),
            TestCity.Topic("secret"),
            TestCity.Topic("summary/more"),
        ];
        foreach (string topic in foreign)
        {
            await using TestClient? node = await ConnectAsync(city, TestCity.Node);
            Assert.IsTrue(await node!.TryPublishAsync(TestCity.Topic("health"), "fine"u8.ToArray()));
            Assert.IsFalse(await node.TryPublishAsync(topic, "forged"u8.ToArray()), topic);
            CollectionAssert.Contains(city.Events, new RequestRefused(TestCity.Node, "publish", topic));
        }

        await using TestClient? last = await ConnectAsync(city, TestCity.Node);
        Assert.IsTrue(await last!.TryPublishAsync(TestCity.Topic("state"), "ready"u8.ToArray()));
        (string Topic, byte[] Payload)[] received = await receiver.ReceivedUntilAsync(TestCity.Topic("state"));
        Assert.HasCount(foreign.Length + 1, received);
        Assert.IsTrue(received.All(message => message.Topic.StartsWith(TestCity.Topic(""), StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task A_will_on_another_nodes_topic_is_not_published()
    {
        await using TestCity city = await TestCity.StartAsync();
        await using TestClient? receiver = await ConnectAsync(city, "receiver");
        Assert.IsTrue(await receiver!.TrySubscribeAsync("edgenode/1/+/+/#"));
        foreach (string topic in new[] { TestCity.Topic("state", TestCity.OtherNode), TestCity.Topic("state") })
        {
            TestClient? node = await ConnectAsync(city, TestCity.Node, topic);
            node!.Break();
            await city.Broker.WhenGoneAsync(TestCity.Node).WaitAsync(TestCity.Limit);
        }

        (string Topic, byte[] Payload)[] received = await receiver.ReceivedUntilAsync(TestCity.Topic("state"));
        Assert.HasCount(1, received);
        CollectionAssert.Contains(city.Events, new RequestRefused(TestCity.Node, "publish", TestCity.Topic("state", TestCity.OtherNode)));
    }

    [TestMethod]
    public async Task A_node_subscribes_to_its_own_inbox_and_to_nothing_else()
    {
        await using TestCity city = await TestCity.StartAsync();
        await using TestClient? node = await ConnectAsync(city, TestCity.Node);
        Assert.IsTrue(await node!.TrySubscribeAsync(TestCity.Topic("inbox")));
        string[] foreign = [TestCity.Topic("inbox", TestCity.OtherNode), TestCity.Topic("summary"), TestCity.Topic("#"), "edgenode/1/+/+/#", "#", "$SYS/#"];
        foreach (string filter in foreign)
        {
            Assert.IsFalse(await node.TrySubscribeAsync(filter), filter);
            CollectionAssert.Contains(city.Events, new RequestRefused(TestCity.Node, "subscribe", filter));
        }
    }

    [TestMethod]
    public async Task The_receiver_reads_everything_of_edgenode_and_publishes_nothing()
    {
        await using TestCity city = await TestCity.StartAsync();
        await using TestClient? receiver = await ConnectAsync(city, "receiver");
        Assert.IsTrue(await receiver!.TrySubscribeAsync("edgenode/1/+/+/#"));
        Assert.IsFalse(await receiver.TrySubscribeAsync("#"));
        foreach (string topic in new[] { TestCity.Topic("inbox"), TestCity.Topic("state", "receiver") })
        {
            await using TestClient? writer = await ConnectAsync(city, "receiver");
            Assert.IsFalse(await writer!.TryPublishAsync(topic, "x"u8.ToArray()), topic);
        }
    }

    [TestMethod]
    public async Task A_second_connection_of_a_client_takes_the_place_of_the_first_and_is_not_gone_with_it()
    {
        await using TestCity city = await TestCity.StartAsync();
        await using TestClient? first = await ConnectAsync(city, TestCity.Node);
        await using TestClient? second = await ConnectAsync(city, TestCity.Node);
        Assert.IsTrue(await second!.TryPublishAsync(TestCity.Topic("health"), "fine"u8.ToArray()));
        Task gone = city.Broker.WhenGoneAsync(TestCity.Node);
        Assert.IsFalse(gone.IsCompleted, "the second is there");
        Assert.AreEqual(1, city.Events.OfType<ClientDisconnected>().Count());
        second.Break();
        await gone.WaitAsync(TestCity.Limit);
        Assert.AreEqual(2, city.Events.OfType<ClientDisconnected>().Count());
    }

    [TestMethod]
    public async Task A_port_in_use_is_told_in_one_line()
    {
        await using TestCity city = await TestCity.StartAsync();
        CityException refusal = await Assert.ThrowsExactlyAsync<CityException>(() => city.StartBrokerAsync(city.Broker.Port));
        StringAssert.Contains(refusal.Message, $"127.0.0.1:{city.Broker.Port}");
    }

    private static async Task<TestClient?> ConnectAsync(TestCity city, string name, string? willTopic = null)
    {
        X509Certificate2 certificate = city.Authority.IssueClient(name);
        return await TestClient.TryConnectAsync(city.Broker.Port, city.Authority.Certificate, certificate, name, willTopic);
    }
}
