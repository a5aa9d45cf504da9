namespace EdgeNode.Intake;

/// <summary>A message that has been judged, as a store takes it.</summary>
public abstract class IntakeEntry
{
    /// <summary>Makes an entry.</summary>
    /// <param name="receivedUtc">When the message came.</param>
    /// <param name="payload">Its bytes, never changed after.</param>
    protected IntakeEntry(DateTime receivedUtc, ReadOnlyMemory<byte> payload)
    {
        ReceivedUtc = receivedUtc;
        Payload = payload;
    }

    /// <summary>When the message came, in UTC.</summary>
    public DateTime ReceivedUtc { get; }

    /// <summary>The bytes as they came.</summary>
    public ReadOnlyMemory<byte> Payload { get; }
}
