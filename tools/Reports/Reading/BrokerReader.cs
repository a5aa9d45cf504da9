using System.Text.Json;
using EdgeNode.Summaries;

namespace EdgeNode.Reports;

/// <summary>Reads one line of <c>broker.jsonl</c>.</summary>
internal static class BrokerReader
{
    private const long GreatestUpMs = SummaryText.GreatestUpSeconds * 1000L;

    // MQTT 3.1.1, section 2.2.3: the most that a packet's remaining length can say.
    private const long GreatestPacketBytes = 268_435_455;

    /// <summary>Reads an event.</summary>
    /// <exception cref="ReportException">The line is something else.</exception>
    public static BrokerEvent Read(JsonLine line)
    {
        JsonElement element = JsonLines.Object(RunFolder.BrokerFile, line);
        string kind = JsonLines.TextOf(element, "event") ?? throw Refuse(line, "event");
        bool isPublish = kind == "publish";
        return new BrokerEvent(
            kind,
            JsonLines.NumberOf(element, "up", 0, GreatestUpMs),
            JsonLines.TextOf(element, "client") ?? throw Refuse(line, "client"),
            JsonLines.TruthOf(element, "accepted") ?? false,
            JsonLines.TextOf(element, "topic") ?? (isPublish ? throw Refuse(line, "topic") : ""),
            JsonLines.NumberOf(element, "length", 0, GreatestPacketBytes) ?? (isPublish ? throw Refuse(line, "length") : 0),
            JsonLines.TextOf(element, "sha256") ?? "",
            JsonLines.TruthOf(element, "clean") ?? false);
    }

    private static ReportException Refuse(JsonLine line, string name)
    {
        return new ReportException(RunFolder.BrokerFile, line.Number, $"expected a broker event with \"{name}\"");
    }
}
