using EdgeNode.Contracts;

namespace EdgeNode.Virtual;

/// <summary>One attempt to connect.</summary>
/// <param name="UpMs">Uptime in ms at which it began.</param>
/// <param name="Session">What CONNECT said.</param>
/// <param name="Accepted">Whether a connection came of it.</param>
public sealed record LinkConnect(long UpMs, LinkSession Session, bool Accepted);
