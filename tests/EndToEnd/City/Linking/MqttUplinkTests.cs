using EdgeNode.Contracts;
using EdgeNode.Intake;
using EdgeNode.Virtual;
using EdgeNode.VirtualUplink;

namespace EdgeNode.City.Tests;

/// <summary>The link of a virtual box against the broker in process: real operations, virtual times.</summary>
[TestClass]
public class MqttUplinkTests
{
    private const int KeepAliveSeconds = 1800;

    [TestMethod]
    public async Task What_is_published_arrives_byte_for_byte_and_is_acknowledged_at_a_virtual_time()
    {
        await using TestCity city = await TestCity.StartAsync();
        await using TestReceiver receiver = await city.StartReceiverAsync();
        var clock = new VirtualClock();
        using MqttUplink link = Link(city, clock);
        Connect(link, clock);
        byte[] buffer = [.. SampleLineBytes(), .. "left over in the buffer"u8];
        link.BeginPublish(TestCity.Topic("summary"), buffer, SampleSummaries.LineLength, retain: false);
        buffer.AsSpan().Clear();
        long begunMs = clock.UptimeMs;
        Assert.AreEqual(LinkSignal.None, link.Poll());
        LinkSignal signal = Wait(link, clock, out long tookMs);
        Assert.AreEqual(LinkSignal.Acknowledged, signal);
        Assert.IsTrue(tookMs is >= 20 and <= 300, $"{tookMs} ms");
        Assert.IsTrue(link.FrozenUntilMs <= begunMs, "a publish freezes nothing");

        await receiver.WaitForAsync(MessageKind.Summary, 1);
        link.Close();
        await receiver.DisposeAsync();
        CollectionAssert.AreEqual((byte[])[.. SampleLineBytes(), (byte)'\n'], File.ReadAllBytes(city.Folder.File("received.jsonl")));
    }

    [TestMethod]
    public async Task A_connect_freezes_the_runtime_for_its_virtual_latency_and_a_seed_decides_it()
    {
        await using TestCity city = await TestCity.StartAsync();
        var times = new List<long>();
        foreach (ulong seed in new ulong[] { 1, 1, 2 })
        {
            var clock = new VirtualClock();
            using MqttUplink link = Link(city, clock, seed);
            link.BeginConnect(Session());
            Assert.AreEqual(LinkSignal.None, link.Poll());
            Assert.IsTrue(link.FrozenUntilMs is >= 400 and <= 2500);
            clock.AdvanceTo(link.FrozenUntilMs - 1);
            Assert.AreEqual(LinkSignal.None, link.Poll());
            clock.AdvanceTo(link.FrozenUntilMs);
            Assert.AreEqual(LinkSignal.Connected, link.Poll());
            Assert.AreEqual(LinkSignal.None, link.Poll());
            times.Add(link.FrozenUntilMs);
            link.Close();
            Assert.IsFalse(city.Events.OfType<ClientDisconnected>().Any(what => !what.Clean));
        }

        Assert.AreEqual(times[0], times[1]);
        Assert.AreNotEqual(times[0], times[2]);
    }

    [TestMethod]
    public async Task A_cut_is_lost_once_the_will_comes_connects_fail_and_after_it_all_is_well()
    {
        await using TestCity city = await TestCity.StartAsync();
        await using TestReceiver receiver = await city.StartReceiverAsync();
        var clock = new VirtualClock();
        using MqttUplink link = Link(city, clock);
        Connect(link, clock);
        link.Cut();
        Assert.AreEqual(LinkSignal.Lost, link.Poll());
        Assert.AreEqual(LinkSignal.None, link.Poll());
        await city.Broker.WhenGoneAsync(TestCity.Node).WaitAsync(TestCity.Limit);
        CollectionAssert.Contains(city.Events, new ClientDisconnected(TestCity.Node, Clean: false));
        await receiver.WaitForAsync(MessageKind.State, 1);
        Assert.IsTrue(city.Events.OfType<MessagePublished>().Single() is { Retained: true, Client: TestCity.Node });

        link.BeginConnect(Session());
        Assert.AreEqual(LinkSignal.ConnectFailed, Wait(link, clock, out _));
        Assert.IsNotNull(link.LastFailure);
        link.Restore();
        Connect(link, clock);
        link.BeginPublish(TestCity.Topic("summary"), SampleLineBytes(), SampleSummaries.LineLength, retain: false);
        Assert.AreEqual(LinkSignal.Acknowledged, Wait(link, clock, out _));
        link.Close();
        CollectionAssert.AreEqual(
            new BrokerEvent[] { new ClientDisconnected(TestCity.Node, false), new ClientDisconnected(TestCity.Node, true) },
            city.Events.Where(what => what is ClientDisconnected { Client: TestCity.Node }).ToArray());
    }

    [TestMethod]
    public async Task A_cut_during_a_publish_or_a_connect_ends_it()
    {
        await using TestCity city = await TestCity.StartAsync();
        var clock = new VirtualClock();
        using MqttUplink link = Link(city, clock);
        link.BeginConnect(Session());
        link.Cut();
        Assert.AreEqual(LinkSignal.ConnectFailed, link.Poll());
        link.Restore();
        Connect(link, clock);
        link.BeginPublish(TestCity.Topic("summary"), SampleLineBytes(), SampleSummaries.LineLength, retain: false);
        link.Cut();
        Assert.AreEqual(LinkSignal.Lost, link.Poll());
        clock.AdvanceTo(clock.UptimeMs + 1000);
        Assert.AreEqual(LinkSignal.None, link.Poll());
    }

    [TestMethod]
    public async Task A_broker_that_closes_is_noticed_though_nothing_is_sent()
    {
        await using TestCity city = await TestCity.StartAsync();
        var clock = new VirtualClock();
        using MqttUplink link = Link(city, clock);
        Connect(link, clock);
        link.BeginPublish(TestCity.Topic("summary", TestCity.OtherNode), SampleLineBytes(), SampleSummaries.LineLength, retain: false);
        Assert.AreEqual(LinkSignal.Lost, Wait(link, clock, out _));
        Connect(link, clock);
    }

    [TestMethod]
    public async Task A_ping_is_sent_after_the_keep_alive_of_virtual_time_and_not_before()
    {
        await using TestCity city = await TestCity.StartAsync();
        var clock = new VirtualClock();
        using MqttUplink link = Link(city, clock);
        long sentMs = clock.UptimeMs;
        Connect(link, clock);
        long before = link.BytesSent;
        clock.AdvanceTo(sentMs + (KeepAliveSeconds * 1000) - 1);
        Assert.AreEqual(LinkSignal.None, link.Poll());
        Assert.AreEqual(before, link.BytesSent);
        clock.AdvanceTo(sentMs + (KeepAliveSeconds * 1000));
        Assert.AreEqual(LinkSignal.None, link.Poll());
        long ping = link.BytesSent - before;
        Assert.IsTrue(ping is > 2 and < 64, $"{ping} bytes");
        Assert.AreEqual(LinkSignal.None, link.Poll());
        Assert.AreEqual(before + ping, link.BytesSent);
    }

    [TestMethod]
    public async Task A_broker_of_another_authority_is_refused()
    {
        await using TestCity city = await TestCity.StartAsync();
        await using TestCity stranger = await TestCity.StartAsync();
        PemFiles files = city.Authority.WriteClient(city.Folder.File("mixed"), TestCity.Node);
        PemFiles strange = stranger.Authority.WriteClient(stranger.Folder.File("mixed"), TestCity.Node);
        using ClientCredentials fooled = ClientCredentials.FromPemFiles(strange.AuthorityFile, files.CertificateFile, files.KeyFile);
        var clock = new VirtualClock();
        using (MqttUplink right = Link(city, clock))
        {
            Connect(right, clock);
        }

        using var link = new MqttUplink(clock, new SeededRandom(1, "link"), new MqttUplinkOptions { Host = TestCity.Host, Port = city.Broker.Port, Credentials = fooled });
        link.BeginConnect(Session());
        Assert.AreEqual(LinkSignal.ConnectFailed, Wait(link, clock, out _));
        StringAssert.Contains(link.LastFailure, "certificate");
    }

    [TestMethod]
    public async Task A_broker_whose_certificate_bears_another_name_is_refused()
    {
        await using TestCity city = await TestCity.StartAsync();
        using ClientCredentials credentials = city.Credentials(TestCity.Node);
        var endPoint = new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, city.Broker.Port);
        foreach (string right in new[] { "127.0.0.1", "localhost" })
        {
            await (await new MutualTlsConnector(credentials, right).ConnectAsync(endPoint, CancellationToken.None)).DisposeAsync();
        }

        await Assert.ThrowsExactlyAsync<System.Security.Authentication.AuthenticationException>(
            () => new MutualTlsConnector(credentials, "broker.example").ConnectAsync(endPoint, CancellationToken.None));
    }

    [TestMethod]
    public async Task A_broker_that_is_not_there_is_told_in_one_line()
    {
        await using TestCity city = await TestCity.StartAsync();
        var clock = new VirtualClock();
        using ClientCredentials credentials = city.Credentials(TestCity.Node);
        using var link = new MqttUplink(clock, new SeededRandom(1, "link"), new MqttUplinkOptions { Host = TestCity.Host, Port = 1, Credentials = credentials });
        link.BeginConnect(Session());
        Assert.AreEqual(LinkSignal.ConnectFailed, Wait(link, clock, out _));
        Assert.AreEqual("127.0.0.1:1: Connection refused", link.LastFailure);
    }

    internal static LinkSession Session()
    {
        return new LinkSession(TestCity.Node, TestCity.Topic("state"), System.Text.Encoding.ASCII.GetString(SampleDocuments.State("lost")), KeepAliveSeconds);
    }

    internal static void Connect(MqttUplink link, VirtualClock clock)
    {
        link.BeginConnect(Session());
        Assert.AreEqual(LinkSignal.Connected, Wait(link, clock, out _), link.LastFailure);
    }

    /// <summary>Lets virtual time go on, millisecond by millisecond, until the link has something to tell.</summary>
    internal static LinkSignal Wait(MqttUplink link, VirtualClock clock, out long tookMs)
    {
        long beganMs = clock.UptimeMs;
        LinkSignal signal = link.Poll();
        while (signal == LinkSignal.None && clock.UptimeMs < beganMs + 10_000)
        {
            clock.AdvanceTo(clock.UptimeMs + 1);
            signal = link.Poll();
        }

        tookMs = clock.UptimeMs - beganMs;
        return signal;
    }

    internal static byte[] SampleLineBytes(int index = 0)
    {
        return new SampleSummaries().ToBytes().AsSpan(index * (SampleSummaries.LineLength + 1), SampleSummaries.LineLength).ToArray();
    }

    private static MqttUplink Link(TestCity city, VirtualClock clock, ulong seed = 1)
    {
        return new MqttUplink(clock, new SeededRandom(seed, "link"), new MqttUplinkOptions
        {
            Host = TestCity.Host,
            Port = city.Broker.Port,
            Credentials = city.Credentials(TestCity.Node),
        });
    }
}
