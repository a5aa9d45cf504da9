using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using EdgeNode.Contracts;
using EdgeNode.EndToEnd.Tests;
using EdgeNode.Virtual;
using EdgeNode.VirtualUplink;

namespace EdgeNode.City.Tests;

/// <summary>A broker of the test's own that says more than it was asked, and closes.</summary>
[TestClass]
public class IdleEndTests
{
    [TestMethod]
    public async Task An_end_behind_packets_that_nobody_asked_for_is_noticed_though_nothing_is_sent()
    {
        using var folder = new TestFolder();
        using var authority = new ThrowAwayAuthority();
        using X509Certificate2 server = authority.IssueServer();
        PemFiles files = authority.WriteClient(folder.Root, TestCity.Node);
        using ClientCredentials credentials = ClientCredentials.FromPemFiles(files.AuthorityFile, files.CertificateFile, files.KeyFile);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task closed = AcceptAndCloseAsync(listener, server);

        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var clock = new VirtualClock();
        using var link = new MqttUplink(clock, new SeededRandom(1, "link"), new MqttUplinkOptions { Host = TestCity.Host, Port = port, Credentials = credentials });
        link.BeginConnect(new LinkSession(TestCity.Node, "a/state", "lost", 1800));
        Assert.AreEqual(LinkSignal.Connected, MqttUplinkTests.Wait(link, clock, out _));
        await closed.WaitAsync(TestCity.Limit);

        // Virtual time stands still, so that no ping is due that would notice it too.
        using var limit = new CancellationTokenSource(TestCity.Limit);
        LinkSignal signal = LinkSignal.None;
        while (signal == LinkSignal.None)
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
            signal = link.Poll();
        }

        Assert.AreEqual(LinkSignal.Lost, signal);
    }

    // Reads one packet shorter than 128 bytes, accepts, and answers two pings that were never sent.
    private static async Task AcceptAndCloseAsync(TcpListener listener, X509Certificate2 certificate)
    {
        using TcpClient client = await listener.AcceptTcpClientAsync();
        await using var stream = new SslStream(client.GetStream());
        await stream.AuthenticateAsServerAsync(certificate);
        byte[] header = new byte[2];
        await stream.ReadExactlyAsync(header);
        await stream.ReadExactlyAsync(new byte[header[1]]);
        await stream.WriteAsync((byte[])[0x20, 2, 0, 0, 0xD0, 0, 0xD0, 0]);
        await stream.ShutdownAsync();
    }
}
