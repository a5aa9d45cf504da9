using System.Text;
using EdgeNode.Contracts;

namespace EdgeNode.Privacy.Tests;

/// <summary>A link in front of another one that notes all that the firmware says to it.</summary>
internal sealed class ObservedLink(IUplinkLink inner, EgressLog log) : IUplinkLink
{
    /// <inheritdoc/>
    public LinkStage Stage => inner.Stage;

    /// <inheritdoc/>
    public LinkFailure Failure => inner.Failure;

    /// <inheritdoc/>
    public void BeginConnect(LinkSession session)
    {
        string detail = $"will {session.WillTopic} keep-alive {session.KeepAliveSeconds}";
        log.Add(EgressKind.Connect, session.ClientId, detail, Encoding.ASCII.GetBytes(session.WillText));
        inner.BeginConnect(session);
    }

    /// <inheritdoc/>
    public void BeginPublish(string topic, byte[] payload, int count, bool retain)
    {
        log.Add(EgressKind.Publish, topic, retain ? "retained" : "", payload.AsSpan(0, count));
        inner.BeginPublish(topic, payload, count, retain);
    }

    /// <inheritdoc/>
    public LinkSignal Poll()
    {
        return inner.Poll();
    }

    /// <inheritdoc/>
    public void Close()
    {
        log.Add(EgressKind.Close, "", "", []);
        inner.Close();
    }
}
