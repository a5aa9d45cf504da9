using MQTTnet;

namespace EdgeNode.Intake;

/// <summary>A message on its way from a broker into a store.</summary>
/// <param name="connection">The connection that brought it, and the only one on which it can be acknowledged.</param>
/// <param name="received">What MQTTnet says of it.</param>
/// <param name="receivedUtc">When it came.</param>
internal sealed class BrokerMessage(BrokerConnection connection, MqttApplicationMessageReceivedEventArgs received, DateTime receivedUtc)
{
    /// <summary>Its topic.</summary>
    internal string Topic => received.ApplicationMessage.Topic;

    /// <summary>Whether a subscription brought it, and not its sender just now.</summary>
    internal bool IsReplay => received.ApplicationMessage.Retain;

    /// <summary>When it came.</summary>
    internal DateTime ReceivedUtc { get; } = receivedUtc;

    /// <summary>Whether its connection is gone, so that the broker sends it again.</summary>
    internal bool ComesAgain => connection.Closed.IsCompleted;

    /// <summary>Its payload, in an array of its own.</summary>
    internal byte[] ReadPayload()
    {
        return System.Buffers.BuffersExtensions.ToArray(received.ApplicationMessage.Payload);
    }

    /// <summary>
    /// Tells the broker that it is kept. On a connection that is gone it does nothing: the broker sends the message again, under a
    /// number that may by then be another message's.
    /// </summary>
    internal Task AcknowledgeAsync()
    {
        return connection.AcknowledgeAsync(received);
    }
}
