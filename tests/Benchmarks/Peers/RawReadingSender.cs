using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EdgeNode.VirtualUplink;

namespace EdgeNode.Benchmarks;

/// <summary>
/// A stand-in for a citizen-science sensor such as airrohr: every 145 s one JSON reading of 600 bytes by HTTP POST on a
/// connection of its own, 596 a day. What it costs is counted at the socket, TLS handshakes included.
/// </summary>
internal sealed class RawReadingSender
{
    /// <summary>Readings a day: 86,400 s / 145 s, rounded.</summary>
    public const int ReadingsPerDay = 596;

    private const int ReadingLength = 600;

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
            await PostAsync(relay.EndPoint);
        }

        await serving;
        return relay.BytesSent + relay.BytesReceived;
    }

    private async Task PostAsync(IPEndPoint server)
    {
        using SocketsHttpHandler handler = new()
        {
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = IsOurs, AllowTlsResume = false },
        };
        using HttpClient client = new(handler);
        client.DefaultRequestHeaders.ConnectionClose = true;
        client.DefaultRequestHeaders.UserAgent.ParseAdd("NRZ-2020-133");
        client.DefaultRequestHeaders.Add("X-Sensor", "esp8266-3654427");
        string scheme = _certificate is null ? "http" : "https";
        using StringContent reading = new(new string('1', ReadingLength), Encoding.ASCII, "application/json");
        using HttpResponseMessage answer = await client.PostAsync(new Uri($"{scheme}://127.0.0.1:{server.Port}/v1/push-sensor-data/"), reading);
        answer.EnsureSuccessStatusCode();
    }

    // The server is our own and its certificate is at hand: exactly that one is accepted.
    private bool IsOurs(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        return _certificate is not null && certificate is not null && certificate.GetCertHashString() == _certificate.GetCertHashString();
    }

    private async Task ServeAsync(TcpListener listener)
    {
        for (int i = 0; i < ReadingsPerDay; i++)
        {
            using TcpClient client = await listener.AcceptTcpClientAsync();
            await using Stream stream = await OpenAsync(client);
            await ReadRequestAsync(stream);
            await stream.WriteAsync("HTTP/1.1 201 Created\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"u8.ToArray());
        }
    }

    private async Task<Stream> OpenAsync(TcpClient client)
    {
        if (_certificate is null)
        {
            return client.GetStream();
        }

        SslStream stream = new(client.GetStream());
        await stream.AuthenticateAsServerAsync(_certificate);
        return stream;
    }

    private static async Task ReadRequestAsync(Stream stream)
    {
        byte[] buffer = new byte[4096];
        int length = 0;
        int headersEnd = -1;
        while (headersEnd < 0 || length < headersEnd + 4 + ReadingLength)
        {
            int read = await stream.ReadAsync(buffer.AsMemory(length));
            if (read == 0)
            {
                throw new EndOfStreamException("The request ended early.");
            }

            length += read;
            headersEnd = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
        }
    }
}
