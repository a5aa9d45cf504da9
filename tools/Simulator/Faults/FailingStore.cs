using EdgeNode.Contracts;
using EdgeNode.Virtual;

namespace EdgeNode.Simulator;

/// <summary>A store of which some commits fail. A failed commit changes nothing.</summary>
/// <param name="inner">Where entries are.</param>
/// <param name="clock">Virtual time.</param>
/// <param name="faults">Which commits fail.</param>
/// <param name="chance">Decides where odds do.</param>
internal sealed class FailingStore(IDurableStore inner, IClock clock, BoxFaults faults, SeededRandom chance) : IDurableStore
{
    private const int All = 1000;

    /// <summary>Whether faults have a commit fail at any time.</summary>
    public static bool IsCalledFor(BoxFaults faults)
    {
        return faults.FailedCommits.Count > 0 || faults.Odds.CommitPermille > 0;
    }

    /// <inheritdoc/>
    public int Length(string name)
    {
        return inner.Length(name);
    }

    /// <inheritdoc/>
    public int Read(string name, int position, byte[] buffer, int count)
    {
        return inner.Read(name, position, buffer, count);
    }

    /// <inheritdoc/>
    public bool TryAppend(string name, byte[] data, int count)
    {
        return !IsFailing() && inner.TryAppend(name, data, count);
    }

    /// <inheritdoc/>
    public bool TryReplace(string name, byte[] data, int count)
    {
        return !IsFailing() && inner.TryReplace(name, data, count);
    }

    /// <inheritdoc/>
    public bool TryDelete(string name)
    {
        return !IsFailing() && inner.TryDelete(name);
    }

    private bool IsFailing()
    {
        long nowMs = clock.UptimeMs;
        return chance.NextInt(All) < faults.Odds.CommitPermille
            || faults.FailedCommits.Any(spell => spell.FromMs <= nowMs && nowMs < spell.UntilMs);
    }
}
