using EdgeNode.Policies;

namespace EdgeNode.City;

/// <summary>
/// Holds the summaries of one run against each other and against their policies, one after the other in the order of their numbers: the
/// rules of <c>edgenode verify</c>. It may begin anywhere in the run; what it cannot know there is no fault.
/// </summary>
public sealed class RunVerifier
{
    private readonly RunCheck _check = new(namesLines: false);
    private RunState _state;
    private int _count;

    /// <summary>Takes the next summary.</summary>
    /// <param name="line">What it says.</param>
    /// <param name="name">The first 128 bits of SHA-256 of its text: what the next one's <c>prev</c> must be.</param>
    /// <param name="policy">Its policy, or null when that is not known.</param>
    /// <returns>Every rule that is not kept, in one line each.</returns>
    public IReadOnlyList<string> Take(SummaryLine line, UInt128 name, Policy? policy)
    {
        _count++;
        IReadOnlyList<string> faults = _check.Take(ref _state, line, name, _count, policy, acceptsLateStart: true);
        return policy is null ? faults : [.. PolicyFit.FaultsOf(line, policy), .. faults];
    }
}
