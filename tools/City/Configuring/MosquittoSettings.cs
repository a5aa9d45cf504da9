using System.Globalization;
using System.Net;
using EdgeNode.Policies;
using EdgeNode.Summaries;

namespace EdgeNode.City;

/// <summary>The text of <c>mosquitto.conf</c> (Mosquitto 2.0).</summary>
internal static class MosquittoSettings
{
    /// <summary>
    /// Most bytes that wait for a consumer that is away: the summaries of a thousand boxes for three days, as long as a box keeps its own.
    /// </summary>
    internal const int GreatestQueueBytes = 100_000_000;

    private const string Listener = "listener ";

    // As many as a gateway takes before it acknowledges.
    private const int GreatestInFlight = 1000;

    // Not 0 for "no limit": Mosquitto 2.0.11 then ends the connection of a client after a publish that the access rules deny. More than
    // the shortest messages that fit into the bytes.
    private const int GreatestQueueMessages = 1_000_000;

    // MQTT 3.1.1, 3.3: type, two bytes of length, length of the topic, identifier of the packet.
    private const int PublishOverhead = 1 + 2 + 2 + 2;

    /// <summary>Bytes of the longest packet that a box may send: the longest policy under the longest name.</summary>
    internal static int GreatestPacket => PublishOverhead
        + new Topics(new string('x', Identifier.GreatestTenantLength), new string('x', Identifier.GreatestNodeLength)).Policy.Length
        + PolicyParser.GreatestLength;

    /// <summary>Writes the text.</summary>
    /// <param name="files">Where the files are.</param>
    /// <param name="hosts">Under which the broker is reached; where all are this machine's own, nobody else can reach it.</param>
    /// <param name="port">TCP port.</param>
    internal static string Text(MosquittoFiles files, IReadOnlyList<string> hosts, int port)
    {
        string address = hosts.All(IsOwn) ? " 127.0.0.1" : "";
        return string.Create(CultureInfo.InvariantCulture, $"""
            {MosquittoFiles.Mark}. It is written again where --host or --port is given.
            {Listener}{port}{address}
            tls_version tlsv1.2
            cafile {Full(files.Authorities)}
            certfile {Full(files.Certificate)}
            keyfile {Full(files.Key)}
            crlfile {Full(files.RevocationList)}
            require_certificate true

            # The certificate's name is who a client is, and nothing that it says of itself.
            use_identity_as_username true
            use_username_as_clientid true
            allow_anonymous false
            acl_file {Full(files.Access)}

            # The longest policy under the longest topic.
            max_packet_size {GreatestPacket}

            # So many messages at once to a consumer and from a box; 20, which is Mosquitto's own, holds a gateway back.
            max_inflight_messages {GreatestInFlight}

            # What waits for a consumer that is away. The number of messages never counts: the bytes do.
            max_queued_bytes {GreatestQueueBytes}
            max_queued_messages {GreatestQueueMessages}

            # Saved after each change, so that a crash of the broker loses what came since the last turn of its loop.
            persistence true
            persistence_location {Full(files.Store)}
            autosave_on_changes true
            autosave_interval 1

            pid_file {Full(files.ProcessId)}

            # Not information, which has a line for each save.
            log_dest stderr
            log_type error
            log_type warning
            log_type notice

            """);
    }

    /// <summary>The port in the settings that are there; null where there are none.</summary>
    internal static int? PortIn(MosquittoFiles files)
    {
        string? line = File.Exists(files.Settings) ? File.ReadLines(files.Settings).FirstOrDefault(line => line.StartsWith(Listener, StringComparison.Ordinal)) : null;
        return int.TryParse(line?[Listener.Length..].Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int port) ? port : null;
    }

    private static string Full(string path)
    {
        return Path.GetFullPath(path);
    }

    private static bool IsOwn(string host)
    {
        return host == "localhost" || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));
    }
}
