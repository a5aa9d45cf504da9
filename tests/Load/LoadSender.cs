using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using EdgeNode.VirtualUplink;

namespace EdgeNode.Load;

/// <summary>
/// One MQTT connection that sends summaries with QoS 1, many in flight, at a rate or as fast as they are acknowledged. After a loss it
/// connects again and sends what was not acknowledged once more, as boxes do. It has been written for load: MQTTnet's client would need
/// the processor that is to be measured.
/// </summary>
internal sealed class LoadSender(LoadSummaries summaries, string host, int port, ClientCredentials credentials, int window)
{
    private const int PubackLength = 4;
    private const int FlushBytes = 32 * 1024;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<ushort, long> _inFlight = [];
    private readonly SortedSet<long> _again = [];
    private readonly Lock _lock = new();
    private long _next;
    private ushort _packetId;

    /// <summary>How many messages have been acknowledged.</summary>
    internal long Acknowledged { get; private set; }

    /// <summary>How often the connection was made.</summary>
    internal int Connections { get; private set; }

    /// <summary>The time in tenths of a millisecond, on a clock that all processes of a machine share.</summary>
    internal static long Now()
    {
        return Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 10_000) % 800_000_000;
    }

    /// <summary>Sends messages 0 to <paramref name="count"/> - 1 until all are acknowledged.</summary>
    /// <param name="count">How many.</param>
    /// <param name="perSecond">Most a second; 0 for as many as are acknowledged.</param>
    /// <param name="cancel">Ends it early.</param>
    internal async Task SendAsync(long count, double perSecond, CancellationToken cancel)
    {
        long began = Stopwatch.GetTimestamp();
        while (Acknowledged < count)
        {
            try
            {
                await using Stream stream = await ConnectAsync(cancel);
                using CancellationTokenSource lost = CancellationTokenSource.CreateLinkedTokenSource(cancel);
                Task reading = ReadAsync(stream, lost);
                try
                {
                    await WriteAsync(stream, count, perSecond, began, lost.Token);
                }
                finally
                {
                    await lost.CancelAsync();
                    await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            }
            catch (Exception failure) when (!cancel.IsCancellationRequested && failure is IOException or OperationCanceledException or SocketException or AuthenticationException)
            {
                await Task.Delay(Pause, cancel);
            }

            lock (_lock)
            {
                _again.UnionWith(_inFlight.Values);
                _inFlight.Clear();
            }
        }
    }

    private async Task WriteAsync(Stream stream, long count, double perSecond, long began, CancellationToken lost)
    {
        ArrayBufferWriter<byte> buffer = new(2 * FlushBytes);
        while (Acknowledged < count)
        {
            double due = perSecond > 0 ? Stopwatch.GetElapsedTime(began).TotalSeconds * perSecond : double.MaxValue;
            lock (_lock)
            {
                while (_inFlight.Count < window && buffer.WrittenCount < FlushBytes && TryNext(Math.Min(count, due), out long number))
                {
                    buffer.Write(summaries.PacketOf(number, FreeId(number), Now()));
                }
            }

            if (buffer.WrittenCount > 0)
            {
                await stream.WriteAsync(buffer.WrittenMemory, lost);
                buffer.ResetWrittenCount();
            }
            else
            {
                await Task.Delay(1, lost);
            }
        }
    }

    private bool TryNext(double end, out long number)
    {
        if (_again.Count > 0)
        {
            number = _again.Min;
            return _again.Remove(number);
        }

        number = _next;
        _next += number < end ? 1 : 0;
        return number < end;
    }

    private ushort FreeId(long number)
    {
        do
        {
            _packetId++;
        }
        while (_packetId == 0 || !_inFlight.TryAdd(_packetId, number));
        return _packetId;
    }

    private async Task ReadAsync(Stream stream, CancellationTokenSource lost)
    {
        byte[] bytes = new byte[16 * 1024];
        int held = 0;
        try
        {
            while (await stream.ReadAsync(bytes.AsMemory(held), lost.Token) is int count and > 0)
            {
                held += count;
                int at = 0;
                lock (_lock)
                {
                    for (; held - at >= PubackLength; at += PubackLength)
                    {
                        Acknowledged += _inFlight.Remove(BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 2))) ? 1 : 0;
                    }
                }

                bytes.AsSpan(at, held - at).CopyTo(bytes);
                held -= at;
            }
        }
        finally
        {
            await lost.CancelAsync();
        }
    }

    private async Task<Stream> ConnectAsync(CancellationToken cancel)
    {
        Stream stream = await new MutualTlsConnector(credentials, host).ConnectAsync(new DnsEndPoint(host, port), cancel);
        byte[] id = Encoding.ASCII.GetBytes(credentials.CommonName);
        byte[] connect = [0x10, (byte)(12 + id.Length), 0, 4, .. "MQTT"u8, 4, 0x02, 0, 60, 0, (byte)id.Length, .. id];
        await stream.WriteAsync(connect, cancel);
        byte[] answer = new byte[4];
        await stream.ReadExactlyAsync(answer, cancel);
        if (answer[0] != 0x20 || answer[3] != 0)
        {
            throw new IOException($"CONNACK {Convert.ToHexString(answer)}");
        }

        Connections++;
        return stream;
    }
}
