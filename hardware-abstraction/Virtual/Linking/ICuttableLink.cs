using EdgeNode.Contracts;

namespace EdgeNode.Virtual;

/// <summary>A link that can be told beforehand when there is no way to the broker.</summary>
public interface ICuttableLink : IUplinkLink
{
    /// <summary>Cuts the link for some time: connections break without DISCONNECT, and connects are refused.</summary>
    /// <param name="fromMs">Uptime in ms of the cut.</param>
    /// <param name="untilMs">Uptime in ms from which connects are accepted again, not before the cut.</param>
    void SetDown(long fromMs, long untilMs);
}
