namespace EdgeNode.City;

/// <summary>A message that a client published, or its will; told before it is acknowledged.</summary>
/// <param name="Client">MQTT client id.</param>
/// <param name="Topic">Topic name.</param>
/// <param name="Length">Length of the payload in bytes.</param>
/// <param name="Retained">Whether the broker was asked to keep it.</param>
/// <param name="Sha256">SHA-256 of the payload, 64 lower-case hexadecimal digits.</param>
public sealed record MessagePublished(string Client, string Topic, int Length, bool Retained, string Sha256) : BrokerEvent(Client);
