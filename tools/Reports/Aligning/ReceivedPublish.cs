using EdgeNode.City;

namespace EdgeNode.Reports;

/// <summary>A message of the box, as the broker's log tells of it.</summary>
/// <param name="UpMs">Virtual uptime in ms, or null when the broker had no such clock.</param>
/// <param name="Topic">The whole topic.</param>
/// <param name="Length">Bytes of payload.</param>
internal sealed record ReceivedPublish(long? UpMs, string Topic, long Length)
{
    /// <summary>The messages of one client, in order.</summary>
    public static List<ReceivedPublish> Of(string? client, IReadOnlyList<BrokerLogLine> broker)
    {
        List<ReceivedPublish> publishes = [];
        foreach (BrokerLogLine line in broker)
        {
            if (line.What is MessagePublished message && message.Client == client)
            {
                publishes.Add(new ReceivedPublish(line.UpMs, message.Topic, message.Length));
            }
        }

        return publishes;
    }
}
