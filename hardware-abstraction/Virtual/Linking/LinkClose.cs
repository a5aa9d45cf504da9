namespace EdgeNode.Virtual;

/// <summary>The end of one connection.</summary>
/// <param name="UpMs">Uptime in ms.</param>
/// <param name="Clean">Whether DISCONNECT was sent, so that a broker drops the will.</param>
public sealed record LinkClose(long UpMs, bool Clean);
