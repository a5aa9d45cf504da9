using EdgeNode.City;
using EdgeNode.Intake;
using EdgeNode.Policies;

namespace EdgeNode.Databases;

/// <summary>
/// Checks afterwards what hangs together over several summaries of a run, by the rules of <c>edgenode verify</c>, and marks what does
/// not. A mark goes again when what was missing comes late: two gateways see one box's messages out of order.
/// </summary>
public sealed class ChainCheck
{
    private const int RunsAtOnce = 500;

    /// <summary>By how much the clock of a gateway may have been set back: so much is checked once more after a start.</summary>
    internal static readonly TimeSpan Margin = TimeSpan.FromMinutes(10);

    private readonly IChainStore _store;
    private bool _isLoaded;

    /// <summary>Makes a check of a database of PostgreSQL.</summary>
    public ChainCheck(PostgresStore store)
        : this(store.Chains)
    {
    }

    /// <summary>Makes a check of a database of SQLite.</summary>
    public ChainCheck(SqliteStore store)
        : this(store.Chains)
    {
    }

    private ChainCheck(IChainStore store)
    {
        _store = store;
    }

    /// <summary>Checks whatever has come since the last call; the first one also what came before a crash. One call at a time.</summary>
    /// <param name="cancellationToken">Ends it between two portions; what is not checked then comes with the next call.</param>
    /// <returns>How many summaries are marked now of those that were looked at.</returns>
    /// <exception cref="StoreUnavailableException">The database cannot be used for now; nothing is forgotten by that.</exception>
    public async Task<int> CheckAsync(CancellationToken cancellationToken)
    {
        if (!_isLoaded)
        {
            await _store.LoadUncheckedAsync(cancellationToken).ConfigureAwait(false);
            _isLoaded = true;
        }

        RunPart[] parts = _store.Unchecked.TakeAll(out DateTime untilUtc);
        int marked = 0;
        int done = 0;
        try
        {
            foreach (RunPart[] portion in parts.Chunk(RunsAtOnce))
            {
                cancellationToken.ThrowIfCancellationRequested();
                marked += await CheckAsync(portion, cancellationToken).ConfigureAwait(false);
                done += portion.Length;
            }

            if (parts.Length > 0)
            {
                await _store.NoteCheckedAsync(untilUtc, cancellationToken).ConfigureAwait(false);
            }

            return marked;
        }
        finally
        {
            _store.Unchecked.PutBack(parts.Skip(done));
        }
    }

    private async Task<int> CheckAsync(RunPart[] parts, CancellationToken cancellationToken)
    {
        // The one before each part, for its windows some more; the one behind, which is held against what may have come late.
        int before = await GreatestWindowInSlotsAsync(parts, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<RunPart> wider = await _store.WidenAsync(parts, before, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<StoredSummary> summaries = await _store.ReadAsync(wider, cancellationToken).ConfigureAwait(false);
        List<FoundFault> faults = [];
        List<StoredSummary> copies = [];
        foreach (IGrouping<(long Box, uint Run), StoredSummary> run in summaries.GroupBy(summary => (summary.Box, summary.Values.Run)))
        {
            RunPart part = Array.Find(parts, part => part.Box == run.Key.Box && part.Run == run.Key.Run);
            await CheckRunAsync(run, part, faults, copies, cancellationToken).ConfigureAwait(false);
        }

        RunPart[] judged = [.. parts.Select((part, place) => part with { To = wider[place].To })];
        await _store.ReplaceFaultsAsync(judged, faults, copies, cancellationToken).ConfigureAwait(false);
        return faults.Select(fault => (fault.Box, fault.Run, fault.Seq)).Distinct().Count();
    }

    private async Task CheckRunAsync(IEnumerable<StoredSummary> run, RunPart part, List<FoundFault> faults, List<StoredSummary> copies, CancellationToken cancellationToken)
    {
        RunVerifier verifier = new();
        int last = -1;
        foreach (StoredSummary summary in run)
        {
            if (summary.Values.Seq == last)
            {
                copies.Add(summary);
                continue;
            }

            last = summary.Values.Seq;
            Policy? policy = await _store.FindPolicyAsync(summary.Values.Policy, cancellationToken).ConfigureAwait(false);
            UInt128 name = PolicyPayload.HashOf(SummaryLineReader.WithoutPadding(summary.ToPayload()));
            foreach (string fault in verifier.Take(summary.ToLine(), name, policy).Distinct())
            {
                if (last >= part.From)
                {
                    faults.Add(new FoundFault(summary.Box, summary.Values.Run, last, fault));
                }
            }
        }
    }

    // How many slots the longest window of the policies in question has, and one more.
    private async Task<int> GreatestWindowInSlotsAsync(RunPart[] parts, CancellationToken cancellationToken)
    {
        RunPart[] firsts = [.. parts.Select(part => part with { To = part.From })];
        int greatest = 1;
        foreach (UInt128 name in (await _store.ReadAsync(firsts, cancellationToken).ConfigureAwait(false)).Select(summary => summary.Values.Policy).Distinct())
        {
            if (await _store.FindPolicyAsync(name, cancellationToken).ConfigureAwait(false) is Policy policy)
            {
                greatest = Math.Max(greatest, (policy.Channels.Max(channel => channel.WindowSeconds) / policy.SlotSeconds) + 1);
            }
        }

        return greatest;
    }
}
