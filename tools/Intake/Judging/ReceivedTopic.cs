using EdgeNode.Policies;
using EdgeNode.Summaries;

namespace EdgeNode.Intake;

/// <summary>A topic of a box, taken apart: <c>edgenode/1/TENANT/NODE/KIND</c>.</summary>
/// <param name="Box">Tenant and node id. The broker has held both against the sender's certificate.</param>
/// <param name="Kind">Last level: any text.</param>
internal readonly record struct ReceivedTopic(BoxName Box, string Kind)
{
    /// <summary>Takes a topic apart.</summary>
    /// <returns>False when it has another shape, or names that no box can have.</returns>
    internal static bool TryParse(string topic, out ReceivedTopic parts)
    {
        parts = default;
        if (topic.Split('/') is not [Topics.Root, Topics.Version, string tenant, string node, string kind]
            || !Identifier.IsValid(tenant, Identifier.GreatestTenantLength)
            || !Identifier.IsValid(node, Identifier.GreatestNodeLength))
        {
            return false;
        }

        parts = new ReceivedTopic(new BoxName(tenant, node), kind);
        return true;
    }
}
