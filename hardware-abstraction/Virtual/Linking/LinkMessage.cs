namespace EdgeNode.Virtual;

/// <summary>One message as it left the box.</summary>
/// <param name="UpMs">Uptime in ms at which it was sent.</param>
/// <param name="Topic">Topic name.</param>
/// <param name="Payload">Payload, a copy.</param>
/// <param name="Retained">Whether the broker was asked to keep it.</param>
public sealed record LinkMessage(long UpMs, string Topic, byte[] Payload, bool Retained);
