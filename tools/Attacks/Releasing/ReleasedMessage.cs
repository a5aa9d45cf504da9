namespace EdgeNode.Attacks;

/// <summary>One message as somebody at the broker, or on the wire before encryption, sees it.</summary>
/// <param name="SentUtcMs">True moment of sending.</param>
/// <param name="Topic">Topic name.</param>
/// <param name="Payload">Payload.</param>
public sealed record ReleasedMessage(long SentUtcMs, string Topic, byte[] Payload);
