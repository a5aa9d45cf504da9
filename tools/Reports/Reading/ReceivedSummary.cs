using System.Diagnostics.CodeAnalysis;
using EdgeNode.City;

namespace EdgeNode.Reports;

/// <summary>One summary as the city received it.</summary>
internal sealed record ReceivedSummary : SummaryLine
{
    [SetsRequiredMembers]
    private ReceivedSummary(SummaryLine told, FileLine line)
        : base(told)
    {
        Line = line;
    }

    /// <summary>The line of <c>received.jsonl</c>.</summary>
    public FileLine Line { get; }

    /// <summary>The message up to and including its closing brace: what the next summary's <c>prev</c> is the hash of.</summary>
    public ReadOnlySpan<byte> Hashed => SummaryLineReader.WithoutPadding(Line.Bytes);

    /// <summary>Reads a summary.</summary>
    /// <exception cref="ReportException">The line is something else.</exception>
    public static ReceivedSummary Read(FileLine line)
    {
        bool isRead = SummaryLineReader.TryRead(line.Bytes, out SummaryLine? told, out string reason);

        // The report draws each window as wide as it lasted.
        reason = isRead && told!.LengthSeconds == 0 ? "\"len\" is 0" : reason;
        return reason.Length == 0
            ? new ReceivedSummary(told!, line)
            : throw new ReportException(RunFolder.ReceivedFile, line.Number, $"expected a summary: {reason}");
    }
}
