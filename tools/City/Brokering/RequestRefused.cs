namespace EdgeNode.City;

/// <summary>Something that the broker did not allow.</summary>
/// <param name="Client">MQTT client id, or the common name of the certificate where TLS itself was refused; null without one.</param>
/// <param name="Request">What was asked for: <c>tls</c>, <c>publish</c> or <c>subscribe</c>.</param>
/// <param name="Topic">Topic or filter; null for <c>tls</c>.</param>
public sealed record RequestRefused(string? Client, string Request, string? Topic) : BrokerEvent(Client);
