using EdgeNode.Intake;
using EdgeNode.Summaries;

namespace EdgeNode.Databases;

/// <summary>
/// A batch, sorted by what its messages are. Of several summaries of one key the first one counts here; the others are compared with
/// what is in the table in the end.
/// </summary>
internal sealed class SortedBatch
{
    private readonly Dictionary<SummaryKey, int> _firsts = [];
    private readonly List<int> _later = [];
    private readonly bool _isStartInKey;

    /// <summary>Sorts a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="starts">Which starts the tables have room for.</param>
    /// <param name="isStartInKey">Whether two summaries that differ in their start are two keys.</param>
    internal SortedBatch(IReadOnlyList<IntakeEntry> batch, StartRange starts, bool isStartInKey)
    {
        _isStartInKey = isStartInKey;
        Filings = new Filing[batch.Count];
        for (int i = 0; i < batch.Count; i++)
        {
            switch (batch[i])
            {
                case SummaryEntry summary:
                    if (!starts.Holds(summary.Values.StartUtc, summary.ReceivedUtc))
                    {
                        throw new ArgumentException($"start {summary.Values.StartUtc} is in no range that the tables have room for", nameof(batch));
                    }

                    AddSummary(i, summary);
                    break;
                case DocumentEntry document:
                    Documents.Add((i, document));
                    break;
                case PolicyEntry policy:
                    Policies.Add((i, policy));
                    break;
                case QuarantineEntry quarantine:
                    Quarantine.Add((i, quarantine, Filing.Quarantined));
                    break;
                default:
                    throw new ArgumentException($"no entry of a known kind: {batch[i].GetType().Name}", nameof(batch));
            }
        }
    }

    /// <summary>What became of each message of the batch.</summary>
    internal Filing[] Filings { get; }

    /// <summary>Summaries, the first of each key.</summary>
    internal List<(int Index, SummaryEntry Entry)> Summaries { get; } = [];

    /// <summary>States, abouts and healths.</summary>
    internal List<(int Index, DocumentEntry Entry)> Documents { get; } = [];

    /// <summary>Policies.</summary>
    internal List<(int Index, PolicyEntry Entry)> Policies { get; } = [];

    /// <summary>What goes into quarantine, and what it counts as where there is room.</summary>
    internal List<(int Index, QuarantineEntry Entry, Filing Filing)> Quarantine { get; } = [];

    /// <summary>Says of the first summary of a key what stands in the table under that key.</summary>
    /// <param name="place">Place in <see cref="Summaries"/>.</param>
    /// <param name="isNew">Whether it is this one, written now.</param>
    /// <param name="isSame">Whether it says the same.</param>
    internal void File(int place, bool isNew, bool isSame)
    {
        (int index, SummaryEntry entry) = Summaries[place];
        File(index, entry, isNew ? Filing.Stored : isSame ? Filing.Duplicate : Filing.Contradicted);
    }

    /// <summary>Files the further copies within the batch, once all firsts are written.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="isSame">Whether what stands in the table under the key of a summary says the same.</param>
    internal void FileFurtherCopies(IReadOnlyList<IntakeEntry> batch, Func<SummaryEntry, bool> isSame)
    {
        foreach (int index in _later)
        {
            SummaryEntry entry = (SummaryEntry)batch[index];
            File(index, entry, isSame(entry) ? Filing.Duplicate : Filing.Contradicted);
        }
    }

    /// <summary>The place in <see cref="Summaries"/> of the first summary with the key of a further copy.</summary>
    internal int FirstOf(SummaryEntry copy)
    {
        return _firsts[KeyOf(copy)];
    }

    private void AddSummary(int index, SummaryEntry summary)
    {
        if (_firsts.TryAdd(KeyOf(summary), Summaries.Count))
        {
            Summaries.Add((index, summary));
        }
        else
        {
            _later.Add(index);
        }
    }

    private SummaryKey KeyOf(SummaryEntry summary)
    {
        return new SummaryKey(summary.Box, summary.Values.Run, summary.Values.Seq, _isStartInKey ? summary.Values.StartUtc : 0);
    }

    private void File(int index, SummaryEntry entry, Filing filing)
    {
        Filings[index] = filing;
        if (filing == Filing.Contradicted)
        {
            string topic = new Topics(entry.Box.Tenant, entry.Box.Node).Summary;
            QuarantineEntry quarantine = new(topic, entry.Box, QuarantineReason.Contradiction, "another summary of its run and number is there", entry.ReceivedUtc, entry.Payload);
            Quarantine.Add((index, quarantine, Filing.Contradicted));
        }
    }

    private readonly record struct SummaryKey(BoxName Box, uint Run, int Seq, long Start);
}
