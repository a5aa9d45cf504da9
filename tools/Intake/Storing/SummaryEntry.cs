namespace EdgeNode.Intake;

/// <summary>A summary in canonical form whose node is that of its topic.</summary>
public sealed class SummaryEntry : IntakeEntry
{
    /// <summary>Makes an entry.</summary>
    /// <param name="box">Whose topic it came on.</param>
    /// <param name="values">What it says.</param>
    /// <param name="receivedUtc">When it came.</param>
    /// <param name="payload">Its bytes.</param>
    public SummaryEntry(BoxName box, in SummaryValues values, DateTime receivedUtc, ReadOnlyMemory<byte> payload)
        : base(receivedUtc, payload)
    {
        Box = box;
        Values = values;
    }

    /// <summary>Whose topic it came on.</summary>
    public BoxName Box { get; }

    /// <summary>What it says.</summary>
    public SummaryValues Values { get; }
}
