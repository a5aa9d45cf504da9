using System.Text.Json;

namespace EdgeNode.City;

/// <summary>Writes what a broker has seen as lines of JSON: the <c>broker.jsonl</c> of a run. Each line is flushed.</summary>
public sealed class BrokerLog : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Stream _stream;
    private readonly Func<long?> _uptimeMs;

    /// <summary>Makes a log.</summary>
    /// <param name="stream">Where to; closed with the log.</param>
    /// <param name="uptimeMs">The box's virtual uptime in ms, or null where there is none.</param>
    public BrokerLog(Stream stream, Func<long?> uptimeMs)
    {
        _stream = stream;
        _uptimeMs = uptimeMs;
    }

    /// <summary>Writes one line. May be called on any thread.</summary>
    public void Write(BrokerEvent what)
    {
        lock (_lock)
        {
            using (var json = new Utf8JsonWriter(_stream))
            {
                json.WriteStartObject();
                WriteUptime(json);
                WriteEvent(json, what);
                json.WriteEndObject();
            }

            _stream.WriteByte((byte)'\n');
            _stream.Flush();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _stream.Dispose();
        }
    }

    private void WriteUptime(Utf8JsonWriter json)
    {
        if (_uptimeMs() is long uptimeMs)
        {
            json.WriteNumber("up", uptimeMs);
        }
        else
        {
            json.WriteNull("up");
        }
    }

    private static void WriteEvent(Utf8JsonWriter json, BrokerEvent what)
    {
        switch (what)
        {
            case ClientConnecting connecting:
                WriteHead(json, "connect", connecting.Client);
                json.WriteBoolean("accepted", connecting.Accepted);
                break;
            case ClientDisconnected disconnected:
                WriteHead(json, "disconnect", disconnected.Client);
                json.WriteBoolean("clean", disconnected.Clean);
                break;
            case MessagePublished published:
                WriteHead(json, "publish", published.Client);
                json.WriteString("topic", published.Topic);
                json.WriteNumber("length", published.Length);
                json.WriteBoolean("retained", published.Retained);
                json.WriteString("sha256", published.Sha256);
                break;
            case RequestRefused refused:
                WriteHead(json, "refused", refused.Client);
                json.WriteString("request", refused.Request);
                json.WriteString("topic", refused.Topic);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(what), what, "No such event.");
        }
    }

    private static void WriteHead(Utf8JsonWriter json, string name, string? client)
    {
        json.WriteString("event", name);
        json.WriteString("client", client);
    }
}
