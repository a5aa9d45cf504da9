namespace EdgeNode.Reports;

/// <summary>What the box published on one topic.</summary>
/// <param name="Topic">Last part of the topic, such as <c>summary</c>.</param>
/// <param name="Messages">How many messages.</param>
/// <param name="Bytes">Bytes of MQTT payload.</param>
internal sealed record TopicTraffic(string Topic, int Messages, long Bytes)
{
    /// <summary>Sums up one client's publishes per topic, the largest first.</summary>
    public static List<TopicTraffic> PerTopic(IEnumerable<ReceivedPublish> publishes)
    {
        return publishes
            .GroupBy(e => e.Topic[(e.Topic.LastIndexOf('/') + 1)..])
            .Select(topic => new TopicTraffic(topic.Key, topic.Count(), topic.Sum(e => e.Length)))
            .OrderByDescending(topic => topic.Bytes)
            .ThenBy(topic => topic.Topic, StringComparer.Ordinal)
            .ToList();
    }
}
