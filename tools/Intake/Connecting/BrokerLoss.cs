namespace EdgeNode.Intake;

/// <summary>Why a connection is gone.</summary>
/// <param name="Reason">For people, in one line.</param>
/// <param name="IsTakenOver">Whether another client with the same id has connected (MQTT 5, reason code 0x8E).</param>
/// <param name="IsWordless">Whether the broker closed it in order, without saying why.</param>
internal sealed record BrokerLoss(string Reason, bool IsTakenOver, bool IsWordless);
