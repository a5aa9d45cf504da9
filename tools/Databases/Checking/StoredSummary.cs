using EdgeNode.City;
using EdgeNode.Intake;
using EdgeNode.Policies;
using EdgeNode.Summaries;

namespace EdgeNode.Databases;

/// <summary>A summary as a table has it.</summary>
/// <param name="Box">Number of its box.</param>
/// <param name="Node">Node id of the box.</param>
/// <param name="Values">What it says.</param>
/// <param name="ReceivedUtc">When it came.</param>
internal sealed record StoredSummary(long Box, string Node, SummaryValues Values, DateTime ReceivedUtc)
{
    /// <summary>The summary as the verifier reads it from its text.</summary>
    internal SummaryLine ToLine()
    {
        return new SummaryLine
        {
            Node = Node,
            Run = RunText,
            Boot = Values.Boot,
            Seq = Values.Seq,
            StartUtc = Values.StartUtc == SummaryValues.NoStart ? null : Values.StartUtc,
            UpSeconds = Values.UpSeconds,
            LengthSeconds = Values.LengthSeconds,
            PolicyHash = HexOf(Values.Policy),
            Buckets = BucketCode.Read(Values.Buckets),
            Previous = HexOf(Values.Previous),
        };
    }

    /// <summary>The bytes as the box sent them, written by the firmware's own encoder.</summary>
    internal byte[] ToPayload()
    {
        SummaryBody body = new() { StartUtcSeconds = Values.StartUtc, UpSeconds = Values.UpSeconds, LengthSeconds = Values.LengthSeconds };
        foreach ((string name, int? bucket) in BucketCode.Read(Values.Buckets))
        {
            body.Add(name, bucket ?? SummaryBody.Absent);
        }

        Summary summary = new(body)
        {
            Node = Node,
            Run = RunText,
            Boot = Values.Boot,
            Seq = Values.Seq,
            PolicyHash = HexOf(Values.Policy),
            Previous = HexOf(Values.Previous),
        };
        byte[] payload = new byte[SummaryText.Length];
        return SummaryText.TryWrite(summary, new AsciiWriter(payload))
            ? payload
            : throw new InvalidOperationException($"a row of box {Box}, run {RunText}, seq {Values.Seq} is no summary");
    }

    private string RunText => Values.Run.ToString("x8", System.Globalization.CultureInfo.InvariantCulture);

    private static string HexOf(UInt128 name)
    {
        return name.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
    }
}
