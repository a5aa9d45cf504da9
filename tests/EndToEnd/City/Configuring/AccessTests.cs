using System.Security.Cryptography.X509Certificates;

namespace EdgeNode.City.Tests;

/// <summary>Whom a Mosquitto that <c>edgenode broker config</c> set up lets in, and to what. Each test begins or ends with the same thing done rightly.</summary>
[TestClass]
public class AccessTests
{
    [TestMethod]
    public async Task Whoever_has_no_certificate_of_the_city_for_clients_is_refused()
    {
        using ConfiguredCity? city = await ConfiguredCity.TryStartAsync();
        if (city is null)
        {
            return;
        }

        X509Certificate2 right = city.Box(TestCity.Node);
        city.Refresh();
        using var stranger = new ThrowAwayAuthority("City issuing CA");
        using X509Certificate2 strange = stranger.IssueClient(TestCity.Node);
        using X509Certificate2 server = X509Certificate2.CreateFromPemFile(Path.Combine(city.BrokerFolder, "broker.crt"), Path.Combine(city.BrokerFolder, "broker.key"));
        Assert.IsNull(await city.ConnectAsync(null, TestCity.Node));
        Assert.IsNull(await city.ConnectAsync(strange, TestCity.Node));
        Assert.IsNull(await city.ConnectAsync(server, "localhost"));
        Assert.IsNull(await TestClient.TryConnectPlainAsync(city.Port, TestCity.Node));
        await using TestClient? node = await city.ConnectAsync(right, TestCity.Node);
        Assert.IsNotNull(node);
    }

    [TestMethod]
    public async Task A_box_writes_below_its_own_name_and_tenant_and_nowhere_else()
    {
        using ConfiguredCity? city = await ConfiguredCity.TryStartAsync();
        if (city is null)
        {
            return;
        }

        X509Certificate2 one = city.Box(TestCity.Node);
        city.Box(TestCity.OtherNode);
        X509Certificate2 foreign = city.Box("far-away", "other-city");
        city.Refresh();
        await using TestClient consumer = await city.ConsumeAsync();
        await using TestClient? node = await city.ConnectAsync(one, TestCity.OtherNode);
        await using TestClient? stranger = await city.ConnectAsync(foreign, "far-away");
        string[] denied =
        [
            TestCity.Topic("summary", TestCity.OtherNode),
            TestCity.Topic("summary", TestCity.Node + "x"),
            $"edgenode/1/other-city/{TestCity.Node}/summary",
            "edgenode/1/other-city/far-away/summary",
            $"edgenode/2/{TestCity.Tenant}/{TestCity.Node}/summary",
            "summary",
        ];
        foreach (string topic in denied)
        {
            // Acknowledged all the same: MQTT 3.1.1 has no other answer.
            Assert.IsTrue(await node!.TryPublishAsync(topic, "forged"u8.ToArray()), topic);
        }

        Assert.IsTrue(await stranger!.TryPublishAsync(TestCity.Topic("summary"), "forged"u8.ToArray()));
        Assert.IsTrue(await stranger.TryPublishAsync("edgenode/1/other-city/far-away/state", "right"u8.ToArray()));
        Assert.IsTrue(await node!.TryPublishAsync(TestCity.Topic("state"), "right"u8.ToArray()));
        (string Topic, byte[] Payload)[] received = await consumer.ReceivedUntilAsync(TestCity.Topic("state"));
        CollectionAssert.AreEquivalent(new[] { "edgenode/1/other-city/far-away/state", TestCity.Topic("state") }, received.Select(message => message.Topic).ToArray());
    }

    [TestMethod]
    public async Task A_box_reads_nothing_and_a_consumer_writes_nothing()
    {
        using ConfiguredCity? city = await ConfiguredCity.TryStartAsync();
        if (city is null)
        {
            return;
        }

        X509Certificate2 one = city.Box(TestCity.Node);
        X509Certificate2 other = city.Box(TestCity.OtherNode);
        city.Refresh();
        await using TestClient consumer = await city.ConsumeAsync();
        await using TestClient? node = await city.ConnectAsync(one, TestCity.Node);
        await using TestClient? listener = await city.ConnectAsync(other, TestCity.OtherNode);

        // Mosquitto grants what it then does not send.
        await listener!.TrySubscribeAsync("#");
        await listener.TrySubscribeAsync(TestCity.Topic("summary"));
        await consumer.TryPublishAsync(TestCity.Topic("summary"), "forged"u8.ToArray());
        Assert.IsTrue(await node!.TryPublishAsync(TestCity.Topic("summary"), "right"u8.ToArray()));
        Assert.IsTrue(await listener.TryPublishAsync(TestCity.Topic("state", TestCity.OtherNode), "right"u8.ToArray()));
        (string Topic, byte[] Payload)[] received = await consumer.ReceivedUntilAsync(TestCity.Topic("state", TestCity.OtherNode));
        CollectionAssert.AreEqual(new[] { "right", "right" }, received.Select(message => System.Text.Encoding.ASCII.GetString(message.Payload)).ToArray());
        Assert.IsEmpty(listener.Received);
    }

    [TestMethod]
    public async Task The_longest_policy_of_the_longest_name_passes_and_a_byte_more_does_not()
    {
        using ConfiguredCity? city = await ConfiguredCity.TryStartAsync();
        if (city is null)
        {
            return;
        }

        const string Node = "abcdefghijklmnop";
        X509Certificate2 certificate = city.Box(Node, "0123456789012345");
        city.Refresh();
        await using TestClient consumer = await city.ConsumeAsync();
        const string Topic = $"edgenode/1/0123456789012345/{Node}/policy";
        await using TestClient? node = await city.ConnectAsync(certificate, Node);
        Assert.IsTrue(await node!.TryPublishAsync(Topic, new byte[Policies.PolicyParser.GreatestLength], retain: true));
        Assert.HasCount(Policies.PolicyParser.GreatestLength, (await consumer.ReceivedUntilAsync(Topic))[0].Payload);
        Assert.IsFalse(await node.TryPublishAsync(Topic, new byte[Policies.PolicyParser.GreatestLength + 4], retain: true));
    }

    [TestMethod]
    public async Task A_revoked_box_is_refused_without_a_restart_and_others_are_not()
    {
        using ConfiguredCity? city = await ConfiguredCity.TryStartAsync();
        if (city is null)
        {
            return;
        }

        X509Certificate2 stolen = city.Box(TestCity.Node);
        X509Certificate2 other = city.Box(TestCity.OtherNode);
        city.Refresh();
        await using TestClient consumer = await city.ConsumeAsync();
        await using TestClient? standing = await city.ConnectAsync(stolen, TestCity.Node);
        Assert.IsTrue(await standing!.TryPublishAsync(TestCity.Topic("health"), "before"u8.ToArray()));

        city.Authority.Revoke(TestCity.Node, X509RevocationReason.KeyCompromise);
        city.Refresh();
        await using TestClient? late = await city.ConnectAsync(city.Box("late"), "late");
        city.Authority.Revoke("late", X509RevocationReason.Superseded);
        city.Refresh();
        Assert.IsNull(await city.ConnectAsync(stolen, TestCity.Node));
        await using TestClient? node = await city.ConnectAsync(other, TestCity.OtherNode);
        Assert.IsNotNull(node);

        // What stands is not cut, but nothing of it arrives any more.
        Assert.IsTrue(standing.IsConnected);
        await standing.TryPublishAsync(TestCity.Topic("health"), "after"u8.ToArray());
        Assert.IsTrue(await node.TryPublishAsync(TestCity.Topic("state", TestCity.OtherNode), "right"u8.ToArray()));
        (string Topic, byte[] Payload)[] received = await consumer.ReceivedUntilAsync(TestCity.Topic("state", TestCity.OtherNode));
        CollectionAssert.AreEqual(new[] { "before", "right" }, received.Select(message => System.Text.Encoding.ASCII.GetString(message.Payload)).ToArray());
    }

    [TestMethod]
    public async Task A_revocation_list_that_is_over_shuts_everybody_out_until_a_new_one_is_read()
    {
        using ConfiguredCity? city = await ConfiguredCity.TryStartAsync(age: TimeSpan.FromDays(ConfiguredCity.ListDays + 1));
        if (city is null)
        {
            return;
        }

        X509Certificate2 box = city.Box(TestCity.Node);
        city.Refresh();
        Assert.IsNull(await city.ConnectAsync(box, TestCity.Node));
        city.Authority.WriteRevocationList();
        city.Refresh();
        await using TestClient? node = await city.ConnectAsync(box, TestCity.Node);
        Assert.IsNotNull(node);
    }
}
