using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace EdgeNode.City.Tests;

/// <summary>What the broker does with clients that keep a connection open for nothing, or send what nobody should read.</summary>
[TestClass]
public class BrokerPatienceTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    [TestMethod]
    public async Task Connections_that_never_finish_their_handshake_are_closed_and_others_are_served()
    {
        await using TestCity city = await TestCity.StartAsync(Patience);
        TcpClient[] idle = [.. Enumerable.Range(0, 50).Select(_ => new TcpClient(TestCity.Host, city.Broker.Port))];
        byte[] half = [22, 3, 1, 2, 0];
        await idle[0].GetStream().WriteAsync(half);
        await using TestClient node = await Intake.Tests.ReceiverTests.ConnectAsync(city, TestCity.Node);
        Assert.IsTrue(node.IsConnected);
        foreach (TcpClient client in idle)
        {
            Assert.IsTrue(await IsClosedAsync(client.GetStream()));
            client.Dispose();
        }

        Assert.IsTrue(node.IsConnected);
    }

    [TestMethod]
    public async Task A_client_that_is_let_in_and_says_nothing_is_closed()
    {
        await using TestCity city = await TestCity.StartAsync(Patience);
        using TcpClient client = new(TestCity.Host, city.Broker.Port);
        await using SslStream stream = await ShakeHandsAsync(city, client);
        Assert.IsTrue(await IsClosedAsync(stream));
    }

    [TestMethod]
    public async Task A_packet_that_says_it_is_longer_than_any_message_ends_its_connection_before_it_is_read()
    {
        await using TestCity city = await TestCity.StartAsync();
        using TcpClient client = new(TestCity.Host, city.Broker.Port);
        await using SslStream stream = await ShakeHandsAsync(city, client);

        // A PUBLISH of 256 MB, of which not one byte comes (MQTT 3.1.1, 2.2.3).
        byte[] connect = [0x10, 18, 0, 4, .. "MQTT"u8, 4, 2, 0, 60, 0, 6, .. System.Text.Encoding.ASCII.GetBytes(TestCity.Node)];
        await stream.WriteAsync(connect);
        byte[] answer = new byte[4];
        await stream.ReadExactlyAsync(answer);
        Assert.AreEqual(0, answer[3], "the connection is a good one");
        await stream.WriteAsync(new byte[] { 0x32, 0xFF, 0xFF, 0xFF, 0x7F });
        Assert.IsTrue(await IsClosedAsync(stream));
    }

    private static async Task<SslStream> ShakeHandsAsync(TestCity city, TcpClient client)
    {
        X509Certificate2 certificate = city.Authority.IssueClient(TestCity.Node);
        SslStream stream = new(client.GetStream());
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = TestCity.Host,
            ClientCertificateContext = SslStreamCertificateContext.Create(certificate, null, offline: true),
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { city.Authority.Certificate },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        });
        return stream;
    }

    private static async Task<bool> IsClosedAsync(Stream stream)
    {
        using CancellationTokenSource limit = new(TestCity.Limit);
        try
        {
            return await stream.ReadAsync(new byte[1], limit.Token) == 0;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
