using EdgeNode.Policies;
using EdgeNode.Simulator;

namespace EdgeNode.Tools.Tests;

/// <summary>A street on which people pass at given moments, and nothing else is known.</summary>
internal sealed class ListedStreet(long[] moments) : IStreet
{
    public IReadOnlyList<long> PassagesIn(long fromUtcMs, long untilUtcMs)
    {
        return [.. moments.Where(moment => moment >= fromUtcMs && moment < untilUtcMs)];
    }

    public bool KnowsPassagesIn(long fromUtcMs, long untilUtcMs)
    {
        return true;
    }

    public double? At(ChannelKind channel, long utcMs)
    {
        return null;
    }
}
