namespace EdgeNode.City;

/// <summary>Something that a broker has seen or refused.</summary>
/// <param name="Client">MQTT client id; null where none was told yet.</param>
public abstract record BrokerEvent(string? Client);
