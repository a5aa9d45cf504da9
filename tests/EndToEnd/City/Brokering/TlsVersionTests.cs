using System.Buffers.Binary;
using System.Net.Sockets;

namespace EdgeNode.City.Tests;

/// <summary>
/// The lowest version of TLS, asked for with bytes of our own: TLS libraries refuse to speak TLS 1.1 themselves, and a test
/// with one of them would pass whatever the broker did.
/// </summary>
[TestClass]
public class TlsVersionTests
{
    private const byte Handshake = 22;
    private const byte Alert = 21;
    private const byte ServerHello = 2;
    private const byte FatalLevel = 2;
    private const byte ProtocolVersion = 70;
    private const ushort Tls11 = 0x0302;
    private const ushort Tls12 = 0x0303;

    [TestMethod]
    public async Task Tls_1_1_is_refused_and_tls_1_2_is_spoken()
    {
        await using TestCity city = await TestCity.StartAsync();
        byte[] answer = await AnswerToAsync(city.Broker.Port, Tls12);
        Assert.AreEqual(Handshake, answer[0]);
        Assert.AreEqual(ServerHello, answer[5]);
        Assert.AreEqual(Tls12, BinaryPrimitives.ReadUInt16BigEndian(answer.AsSpan(9)));

        byte[] refusal = await AnswerToAsync(city.Broker.Port, Tls11);
        CollectionAssert.AreEqual(new byte[] { Alert, FatalLevel, ProtocolVersion }, new[] { refusal[0], refusal[5], refusal[6] });
    }

    // The first record that comes back for a ClientHello (RFC 5246, section 7.4.1.2) that offers up to a version.
    private static async Task<byte[]> AnswerToAsync(int port, ushort version)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(TestCity.Host, port);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(ClientHello(version));
        byte[] header = new byte[5];
        using var limit = new CancellationTokenSource(TestCity.Limit);
        await stream.ReadExactlyAsync(header, limit.Token);
        byte[] body = new byte[BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(3))];
        await stream.ReadExactlyAsync(body, limit.Token);
        return [.. header, .. body];
    }

    private static byte[] ClientHello(ushort version)
    {
        byte[] wireVersion = [(byte)(version >> 8), (byte)version];
        byte[] extensions =
        [
            0, 10, 0, 4, 0, 2, 0, 23, // supported_groups: secp256r1
            0, 11, 0, 2, 1, 0, // ec_point_formats: uncompressed
            0, 13, 0, 4, 0, 2, 4, 3, // signature_algorithms: ecdsa_secp256r1_sha256
        ];
        byte[] body =
        [
            .. wireVersion, .. new byte[32], // random
            0, // session id
            0, 4, 0xC0, 0x2B, 0xC0, 0x09, // ECDHE-ECDSA with AES-128-GCM (TLS 1.2) and with AES-128-CBC (TLS 1.0 on)
            1, 0, // no compression
            0, (byte)extensions.Length, .. extensions,
        ];
        byte[] message = [1, 0, 0, (byte)body.Length, .. body];
        return [Handshake, 3, 1, 0, (byte)message.Length, .. message];
    }
}
