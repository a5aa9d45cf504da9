using EdgeNode.City;
using EdgeNode.Policies;

namespace EdgeNode.Reports;

/// <summary>What the files of one run say, read but not yet set side by side.</summary>
/// <param name="Policy">The policy of <c>policy.txt</c>.</param>
/// <param name="Received">Summaries in the order of <c>received.jsonl</c>.</param>
/// <param name="Street">What the simulation knows; without rows when there is no <c>street.csv</c>.</param>
/// <param name="About">The metadata documents, as received.</param>
/// <param name="States">The state documents, in order.</param>
/// <param name="Healths">The health documents, in order.</param>
/// <param name="Broker">What the broker saw, in order; empty when there is no <c>broker.jsonl</c>.</param>
internal sealed record RunFiles(
    Policy Policy,
    IReadOnlyList<ReceivedSummary> Received,
    StreetTable Street,
    IReadOnlyList<ReceivedDocument> About,
    IReadOnlyList<ReceivedDocument> States,
    IReadOnlyList<ReceivedDocument> Healths,
    IReadOnlyList<BrokerLogLine> Broker)
{
    /// <summary>The box's id: from the first summary, else from the metadata; null when neither tells.</summary>
    public string? Node => Received.Count > 0 ? Received[0].Node : About.Select(document => document.Field("node")).FirstOrDefault(node => node is not null);
}
