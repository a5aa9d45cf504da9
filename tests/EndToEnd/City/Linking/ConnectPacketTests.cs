using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using EdgeNode.Contracts;
using EdgeNode.EndToEnd.Tests;
using EdgeNode.Virtual;
using EdgeNode.VirtualUplink;

namespace EdgeNode.City.Tests;

/// <summary>What a box says first, byte for byte, seen by a server of the test's own.</summary>
[TestClass]
public class ConnectPacketTests
{
    [TestMethod]
    public async Task Connect_is_what_the_session_says()
    {
        using var folder = new TestFolder();
        using var authority = new ThrowAwayAuthority();
        using X509Certificate2 server = authority.IssueServer();
        PemFiles files = authority.WriteClient(folder.Root, TestCity.Node);
        using ClientCredentials credentials = ClientCredentials.FromPemFiles(files.AuthorityFile, files.CertificateFile, files.KeyFile);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task<byte[]> seen = AcceptAsync(listener, server);

        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var clock = new VirtualClock();
        using var link = new MqttUplink(clock, new SeededRandom(1, "link"), new MqttUplinkOptions { Host = TestCity.Host, Port = port, Credentials = credentials });
        link.BeginConnect(new LinkSession("kx7q22", "a/state", "lost", 1800));
        Assert.AreEqual(LinkSignal.Connected, MqttUplinkTests.Wait(link, clock, out _));

        // MQTT 3.1.1, section 3.1: flags are clean session, will, will QoS 1, will retain; 1800 is 0x0708.
        byte[] expected =
        [
            0x10, 33,
            0, 4, .. "MQTT"u8, 4, 0b0010_1110, 0x07, 0x08,
            0, 6, .. "kx7q22"u8, 0, 7, .. "a/state"u8, 0, 4, .. "lost"u8,
        ];
        CollectionAssert.AreEqual(expected, await seen);
    }

    // Reads one packet shorter than 128 bytes, and accepts.
    private static async Task<byte[]> AcceptAsync(TcpListener listener, X509Certificate2 certificate)
    {
        using TcpClient client = await listener.AcceptTcpClientAsync();
        var stream = new SslStream(client.GetStream());
        await stream.AuthenticateAsServerAsync(certificate);
        byte[] header = new byte[2];
        await stream.ReadExactlyAsync(header);
        byte[] body = new byte[header[1]];
        await stream.ReadExactlyAsync(body);
        byte[] accepting = [0x20, 2, 0, 0];
        await stream.WriteAsync(accepting);
        return [.. header, .. body];
    }
}
