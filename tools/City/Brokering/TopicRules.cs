using EdgeNode.Summaries;

namespace EdgeNode.City;

/// <summary>Who may write and read what. The name is the certificate's common name; nothing a client says of itself counts.</summary>
/// <param name="tenant">The one tenant whose boxes use the broker.</param>
/// <param name="receiverId">Common name of the receiver's certificate.</param>
public sealed class TopicRules(string tenant, string receiverId)
{
    private const string EveryNode = Topics.Root + "/" + Topics.Version + "/";

    /// <summary>Whether a client may publish, or have as its will, a message on a topic: a box on the five topics that it writes.</summary>
    public bool MayPublish(string name, string topic)
    {
        var own = new Topics(tenant, name);
        return name != receiverId
            && (topic == own.State || topic == own.About || topic == own.Policy || topic == own.Summary || topic == own.Health);
    }

    /// <summary>Whether a client may subscribe to a filter: the receiver to anything of EdgeNode's, a box to its own inbox.</summary>
    public bool MaySubscribe(string name, string filter)
    {
        return name == receiverId
            ? filter.StartsWith(EveryNode, StringComparison.Ordinal)
            : filter == new Topics(tenant, name).Inbox;
    }
}
