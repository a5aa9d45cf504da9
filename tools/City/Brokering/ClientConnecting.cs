namespace EdgeNode.City;

/// <summary>A client has sent CONNECT; told before it is answered.</summary>
/// <param name="Client">MQTT client id as CONNECT says.</param>
/// <param name="Accepted">Whether it is let in.</param>
public sealed record ClientConnecting(string Client, bool Accepted) : BrokerEvent(Client);
