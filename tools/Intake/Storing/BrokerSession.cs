namespace EdgeNode.Intake;

/// <summary>A session that a broker keeps.</summary>
/// <param name="ClientId">MQTT client id.</param>
/// <param name="Broker">The broker as HOST:PORT.</param>
public sealed record BrokerSession(string ClientId, string Broker);
