namespace EdgeNode.Intake;

/// <summary>A message that no box may send, kept for people to look at.</summary>
public sealed class QuarantineEntry : IntakeEntry
{
    /// <summary>Makes an entry.</summary>
    /// <param name="topic">Where it came on.</param>
    /// <param name="box">Whose topic that is, or null where it is no box's.</param>
    /// <param name="reason">Why it is here.</param>
    /// <param name="detail">The same for people: one line of printable ASCII.</param>
    /// <param name="receivedUtc">When it came.</param>
    /// <param name="payload">Its bytes, whatever they are.</param>
    public QuarantineEntry(string topic, BoxName? box, QuarantineReason reason, string detail, DateTime receivedUtc, ReadOnlyMemory<byte> payload)
        : base(receivedUtc, payload)
    {
        Topic = topic;
        Box = box;
        Reason = reason;
        Detail = detail;
    }

    /// <summary>Where it came on; any text that MQTT lets through.</summary>
    public string Topic { get; }

    /// <summary>Whose topic that is, or null where it is no box's.</summary>
    public BoxName? Box { get; }

    /// <summary>Why it is here.</summary>
    public QuarantineReason Reason { get; }

    /// <summary>The same for people: one line of printable ASCII.</summary>
    public string Detail { get; }
}
