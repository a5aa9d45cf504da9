namespace EdgeNode.City;

/// <summary>One line of a <see cref="BrokerLog"/>, read again.</summary>
/// <param name="UpMs">The box's virtual uptime in ms, or null where there was none.</param>
/// <param name="What">What the broker saw; null for an event that this version does not know.</param>
public sealed record BrokerLogLine(long? UpMs, BrokerEvent? What);
