using System.Net;
using System.Net.Sockets;
using EdgeNode.Contracts;
using EdgeNode.Virtual;
using EdgeNode.VirtualUplink;

namespace EdgeNode.City.Tests;

/// <summary>Why a virtual box has no connection, by real refusals of real peers.</summary>
[TestClass]
public class LinkFailureTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(300);

    [TestMethod]
    public async Task A_name_that_nobody_knows_and_a_port_that_nobody_listens_on_are_told_apart()
    {
        await using TestCity city = await TestCity.StartAsync();
        using ClientCredentials credentials = city.Credentials(TestCity.Node);
        AssertFails(LinkFailure.Unreachable, new MqttUplinkOptions { Host = TestCity.Host, Port = 1, Credentials = credentials });

        // RFC 6761, section 6.4.
        AssertFails(LinkFailure.NameUnknown, new MqttUplinkOptions { Host = "broker.invalid", Port = city.Broker.Port, Credentials = credentials });
        AssertConnects(new MqttUplinkOptions { Host = TestCity.Host, Port = city.Broker.Port, Credentials = credentials });
    }

    [TestMethod]
    public async Task Each_sides_refusal_of_the_others_certificate_is_one_of_TLS()
    {
        await using TestCity city = await TestCity.StartAsync();

        // .NET's server ends a connection of TLS 1.3 without an alert: the box has nothing but the end.
        AssertCertificatesAreRefused(city, city.Broker.Port, LinkFailure.Lost);
        using Mosquitto? mosquitto = Mosquitto.TryStart(city.Folder.File("mosquitto"), city.Authority, TestCity.Tenant);
        if (mosquitto is not null)
        {
            // Its alert comes behind the handshake too, and a reset may overtake it: CONNECT has reached a broker that has closed.
            AssertCertificatesAreRefused(city, mosquitto.Port, LinkFailure.TlsRefused, LinkFailure.Lost);
        }
    }

    [TestMethod]
    public async Task A_CONNACK_that_does_not_authorise_is_the_brokers_refusal()
    {
        await using TestCity city = await TestCity.StartAsync();
        using ClientCredentials another = city.Credentials(TestCity.OtherNode);
        AssertFails(LinkFailure.BrokerRefused, new MqttUplinkOptions { Host = TestCity.Host, Port = city.Broker.Port, Credentials = another });
    }

    [TestMethod]
    public async Task A_peer_that_says_nothing_has_not_answered_and_one_that_speaks_no_TLS_is_refused()
    {
        await using TestCity city = await TestCity.StartAsync();
        using ClientCredentials credentials = city.Credentials(TestCity.Node);
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        int port = ((IPEndPoint)silent.LocalEndpoint).Port;
        AssertFails(LinkFailure.NoAnswer, new MqttUplinkOptions { Host = TestCity.Host, Port = port, Credentials = credentials, AnswerLimit = Soon });

        using var plain = new TcpListener(IPAddress.Loopback, 0);
        plain.Start();
        Task<Socket> greeted = GreetAsync(plain);
        AssertFails(LinkFailure.TlsRefused, new MqttUplinkOptions { Host = TestCity.Host, Port = ((IPEndPoint)plain.LocalEndpoint).Port, Credentials = credentials });
        (await greeted).Dispose();
    }

    [TestMethod]
    public async Task A_cut_is_lost_and_while_it_lasts_the_broker_is_unreachable()
    {
        await using TestCity city = await TestCity.StartAsync();
        var clock = new VirtualClock();
        using ClientCredentials credentials = city.Credentials(TestCity.Node);
        using var link = new MqttUplink(
            clock, new SeededRandom(1, "link"), new MqttUplinkOptions { Host = TestCity.Host, Port = city.Broker.Port, Credentials = credentials });
        Assert.AreEqual(LinkStage.Down, link.Stage);
        link.BeginConnect(MqttUplinkTests.Session());
        Assert.AreEqual(LinkStage.Connecting, link.Stage);
        Assert.AreEqual(LinkSignal.Connected, MqttUplinkTests.Wait(link, clock, out _));
        Assert.AreEqual(LinkStage.Connected, link.Stage);
        Assert.AreEqual(LinkFailure.None, link.Failure);
        link.Cut();
        Assert.AreEqual(LinkSignal.Lost, link.Poll());
        Assert.AreEqual(LinkFailure.Lost, link.Failure);
        Assert.AreEqual(LinkStage.Down, link.Stage);
        link.BeginConnect(MqttUplinkTests.Session());
        Assert.AreEqual(LinkSignal.ConnectFailed, MqttUplinkTests.Wait(link, clock, out _));
        Assert.AreEqual(LinkFailure.Unreachable, link.Failure);
    }

    private static async Task<Socket> GreetAsync(TcpListener listener)
    {
        Socket peer = await listener.AcceptSocketAsync();
        await peer.SendAsync("220 mail.example\r\n"u8.ToArray());
        return peer;
    }

    private static void AssertCertificatesAreRefused(TestCity city, int port, params LinkFailure[] ofTheBox)
    {
        using var stranger = new ThrowAwayAuthority();
        PemFiles own = city.Authority.WriteClient(city.Folder.File("own"), TestCity.Node);
        PemFiles strange = stranger.WriteClient(city.Folder.File("strange"), TestCity.Node);
        using ClientCredentials trustsAnother = ClientCredentials.FromPemFiles(strange.AuthorityFile, own.CertificateFile, own.KeyFile);
        using ClientCredentials isAnothers = ClientCredentials.FromPemFiles(own.AuthorityFile, strange.CertificateFile, strange.KeyFile);
        using ClientCredentials right = ClientCredentials.FromPemFiles(own.AuthorityFile, own.CertificateFile, own.KeyFile);
        AssertFails([LinkFailure.TlsRefused], new MqttUplinkOptions { Host = TestCity.Host, Port = port, Credentials = trustsAnother });
        AssertFails(ofTheBox, new MqttUplinkOptions { Host = TestCity.Host, Port = port, Credentials = isAnothers });
        AssertConnects(new MqttUplinkOptions { Host = TestCity.Host, Port = port, Credentials = right });
    }

    private static void AssertConnects(MqttUplinkOptions options)
    {
        var clock = new VirtualClock();
        using var link = new MqttUplink(clock, new SeededRandom(1, "link"), options);
        MqttUplinkTests.Connect(link, clock);
        Assert.AreEqual(LinkFailure.None, link.Failure);
    }

    private static void AssertFails(LinkFailure expected, MqttUplinkOptions options)
    {
        AssertFails([expected], options);
    }

    private static void AssertFails(LinkFailure[] expected, MqttUplinkOptions options)
    {
        var clock = new VirtualClock();
        using var link = new MqttUplink(clock, new SeededRandom(1, "link"), options);
        link.BeginConnect(MqttUplinkTests.Session());
        Assert.AreEqual(LinkSignal.ConnectFailed, MqttUplinkTests.Wait(link, clock, out _), link.LastFailure);
        Assert.Contains(link.Failure, expected, link.LastFailure);
        Assert.AreEqual(LinkStage.Down, link.Stage);
    }
}
