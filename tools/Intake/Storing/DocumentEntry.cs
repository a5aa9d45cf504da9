namespace EdgeNode.Intake;

/// <summary>A state, an about or a health in its form, whose node is that of its topic.</summary>
public sealed class DocumentEntry : IntakeEntry
{
    /// <summary>Makes an entry.</summary>
    /// <param name="box">Whose topic it came on.</param>
    /// <param name="kind">State, about or health.</param>
    /// <param name="isReplay">Whether a subscription brought it (MQTT's retain flag), and not its sender just now.</param>
    /// <param name="receivedUtc">When it came.</param>
    /// <param name="payload">Its bytes.</param>
    public DocumentEntry(BoxName box, MessageKind kind, bool isReplay, DateTime receivedUtc, ReadOnlyMemory<byte> payload)
        : base(receivedUtc, payload)
    {
        Box = box;
        Kind = kind;
        IsReplay = isReplay;
    }

    /// <summary>Whose topic it came on.</summary>
    public BoxName Box { get; }

    /// <summary>State, about or health.</summary>
    public MessageKind Kind { get; }

    /// <summary>Whether a subscription brought it, and not its sender just now.</summary>
    public bool IsReplay { get; }
}
