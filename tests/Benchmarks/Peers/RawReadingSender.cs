using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using EdgeNode.VirtualUplink;

namespace EdgeNode.Benchmarks;

/// <summary>
/// A stand-in for a citizen-science sensor such as airrohr: every 145 s one JSON reading of 600 bytes by HTTP POST on a
/// connection of its own, 596 a day. What it costs is counted at the socket, TLS handshakes included.
/// </summary>
/// <remarks>
/// Where there is a choice it is the cheaper one for the sensor: the server's chain is one certificate, there are no session
/// tickets, and the answer is as short as can be. TLS is 1.2, which is all that BearSSL on an ESP8266 speaks.
/// </remarks>
internal sealed class RawReadingSender
{
    /// <summary>Readings a day: 86,400 s / 145 s, rounded.</summary>
    public const int ReadingsPerDay = 596;

    private static readonly byte[] Answer = "HTTP/1.1 201 Created\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray();

    private readonly X509Certificate2? _certificate;

    /// <summary>Makes a sender.</summary>
    /// <param name="certificate">The server's certificate for HTTPS, or null for plain HTTP.</param>
    public RawReadingSender(X509Certificate2? certificate)
    {
        _certificate = certificate;
    }

    /// <summary>Sends a day's readings to a server on this machine.</summary>
    /// <returns>Bytes in both directions.</returns>
    public async Task<long> SendDayAsync()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Task serving = ServeAsync(listener);
        using MeteredRelay relay = new("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port);
        for (int i = 0; i < ReadingsPerDay; i++)
        {
            Task posting = PostAsync(relay.EndPoint);

            // The server's failure would else be waited for in vain.
            await await Task.WhenAny(posting, serving);
            await posting;
        }

        await serving;
        return relay.BytesSent + relay.BytesReceived;
    }

    private async Task PostAsync(IPEndPoint server)
    {
        using TcpClient client = new() { NoDelay = true };
        await client.ConnectAsync(server);
        await using Stream stream = await OpenAsync(client);
        await stream.WriteAsync(RawReading.Head);
        await stream.WriteAsync(RawReading.Body);

        // To its end: then all that the server sent has been counted.
        using MemoryStream received = new();
        await stream.CopyToAsync(received);
        if (!received.ToArray().AsSpan().SequenceEqual(Answer))
        {
            throw new InvalidDataException("The server did not take the reading.");
        }
    }

    private async Task<Stream> OpenAsync(TcpClient client)
    {
        if (_certificate is null)
        {
            return client.GetStream();
        }

        SslStream stream = new(client.GetStream());
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            EnabledSslProtocols = SslProtocols.Tls12,
            AllowTlsResume = false,
            RemoteCertificateValidationCallback = IsOurs,
        });
        return stream;
    }

    // The server is our own and its certificate is at hand: exactly that one is accepted.
    private bool IsOurs(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        return certificate is not null && certificate.GetCertHashString() == _certificate!.GetCertHashString();
    }

    private async Task ServeAsync(TcpListener listener)
    {
        for (int i = 0; i < ReadingsPerDay; i++)
        {
            using TcpClient client = await listener.AcceptTcpClientAsync();
            await using Stream stream = await AcceptAsync(client);
            await stream.ReadExactlyAsync(new byte[RawReading.Head.Length + RawReading.BodyLength]);
            await stream.WriteAsync(Answer);
            if (stream is SslStream secured)
            {
                await secured.ShutdownAsync();
            }
        }
    }

    private async Task<Stream> AcceptAsync(TcpClient client)
    {
        if (_certificate is null)
        {
            return client.GetStream();
        }

        SslStream stream = new(client.GetStream());
        await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(_certificate, null, offline: true),
            EnabledSslProtocols = SslProtocols.Tls12,
            AllowTlsResume = false,
        });
        return stream;
    }
}
