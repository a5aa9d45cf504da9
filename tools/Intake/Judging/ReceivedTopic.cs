using EdgeNode.Summaries;

namespace EdgeNode.Intake;

/// <summary>A topic of EdgeNode's, taken apart: <c>edgenode/1/TENANT/NODE/KIND</c>.</summary>
/// <param name="Tenant">Tenant.</param>
/// <param name="Node">Node id. A broker with topic rules has checked it against the sender's certificate.</param>
/// <param name="Kind">Last level.</param>
internal sealed record ReceivedTopic(string Tenant, string Node, string Kind)
{
    /// <summary>Takes a topic apart.</summary>
    /// <returns>Null when it has another shape.</returns>
    internal static ReceivedTopic? Parse(string topic)
    {
        return topic.Split('/') is [Topics.Root, Topics.Version, string tenant, string node, string kind] ? new ReceivedTopic(tenant, node, kind) : null;
    }
}
