using System.Diagnostics.CodeAnalysis;
using EdgeNode.City;

namespace EdgeNode.Attacks;

/// <summary>One copy of a summary, and what an attacker who saw it sent knows beside what it says.</summary>
public sealed record ReleasedSummary : SummaryLine
{
    private const long MsPerSecond = 1000;

    [SetsRequiredMembers]
    private ReleasedSummary(SummaryLine told, ReleasedMessage message, IReadOnlyList<long> bootsUtcMs)
        : base(told)
    {
        SentUtcMs = message.SentUtcMs;
        FromUtcMs = bootsUtcMs[told.Boot - 1] + (told.UpSeconds * MsPerSecond);
        Payload = message.Payload;
    }

    /// <summary>True moment of sending.</summary>
    public long SentUtcMs { get; }

    /// <summary>True start of its slot to a second, from the boot's power-on and its uptime, whatever the box's clock said.</summary>
    public long FromUtcMs { get; }

    /// <summary>True end of its slot to a second.</summary>
    public long UntilUtcMs => FromUtcMs + (LengthSeconds * MsPerSecond);

    /// <summary>The bytes.</summary>
    public byte[] Payload { get; }

    /// <summary>Whether its slot holds a moment.</summary>
    public bool Holds(long utcMs)
    {
        return FromUtcMs <= utcMs && utcMs < UntilUtcMs;
    }

    /// <summary>Reads a message of the topic <c>summary</c>.</summary>
    /// <param name="message">The message.</param>
    /// <param name="bootsUtcMs">True moments of power-on; boot 1 is the first.</param>
    /// <exception cref="ArgumentException">It is no summary.</exception>
    public static ReleasedSummary Read(ReleasedMessage message, IReadOnlyList<long> bootsUtcMs)
    {
        return SummaryLineReader.TryRead(message.Payload, out SummaryLine? told, out string reason)
            ? new ReleasedSummary(told, message, bootsUtcMs)
            : throw new ArgumentException($"no summary: {reason}", nameof(message));
    }
}
