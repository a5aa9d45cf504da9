using System.Text.Json;
using EdgeNode.City;

namespace EdgeNode.Intake;

/// <summary>Lines of the file of times: which message came when, from whom. Its text is not repeated, only named by its hash.</summary>
/// <param name="File">File that holds the message.</param>
/// <param name="Box">Tenant and node of its topic.</param>
/// <param name="Name">The first 64 bits of SHA-256 of its bytes.</param>
/// <param name="ReceivedUtc">When it came.</param>
internal sealed record TimesLine(string File, BoxName Box, ulong Name, DateTime ReceivedUtc)
{
    private const string SessionField = "session";

    /// <summary>The line.</summary>
    internal byte[] ToBytes()
    {
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            file = File,
            tenant = Box.Tenant,
            node = Box.Node,
            sha256 = Name.ToString("x16", System.Globalization.CultureInfo.InvariantCulture),
            received = Timestamp.Of(ReceivedUtc),
        });
    }

    /// <summary>A line that says when a session with a broker began or went on.</summary>
    internal static byte[] OfSession(BrokerSession session, DateTime nowUtc)
    {
        return JsonSerializer.SerializeToUtf8Bytes(new { session = session.ClientId, broker = session.Broker, connected = Timestamp.Of(nowUtc) });
    }

    /// <summary>Whether a line is one of either kind.</summary>
    internal static bool IsOwn(byte[] line)
    {
        return TryRead(line, out _) || TryReadSession(line, out _, out _);
    }

    /// <summary>Reads a line that tells of a message.</summary>
    internal static bool TryRead(byte[] line, out TimesLine times)
    {
        times = null!;
        if (!JsonFields.TryParse(line, out JsonElement root)
            || JsonFields.TextOf(root, "file") is not string file
            || JsonFields.TextOf(root, "tenant") is not string tenant
            || JsonFields.TextOf(root, "node") is not string node
            || !ulong.TryParse(JsonFields.TextOf(root, "sha256"), System.Globalization.NumberStyles.AllowHexSpecifier, null, out ulong name)
            || !Timestamp.TryRead(JsonFields.TextOf(root, "received"), out DateTime received))
        {
            return false;
        }

        times = new TimesLine(file, new BoxName(string.Intern(tenant), string.Intern(node)), name, received);
        return true;
    }

    /// <summary>Reads a line that tells of a session.</summary>
    internal static bool TryReadSession(byte[] line, out BrokerSession session, out DateTime connectedUtc)
    {
        (session, connectedUtc) = (null!, default);
        if (!JsonFields.TryParse(line, out JsonElement root)
            || JsonFields.TextOf(root, SessionField) is not string client
            || JsonFields.TextOf(root, "broker") is not string broker
            || !Timestamp.TryRead(JsonFields.TextOf(root, "connected"), out connectedUtc))
        {
            return false;
        }

        session = new BrokerSession(client, broker);
        return true;
    }
}
