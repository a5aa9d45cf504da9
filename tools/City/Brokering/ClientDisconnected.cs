namespace EdgeNode.City;

/// <summary>A connection that was accepted has ended.</summary>
/// <param name="Client">MQTT client id.</param>
/// <param name="Clean">Whether DISCONNECT came first, so that no will is sent.</param>
public sealed record ClientDisconnected(string Client, bool Clean) : BrokerEvent(Client);
