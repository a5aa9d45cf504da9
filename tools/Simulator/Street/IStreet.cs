using EdgeNode.Policies;

namespace EdgeNode.Simulator;

/// <summary>
/// What is physically there, at the place where a box hangs: the truth that the box blurs and the city never gets. A
/// moment is milliseconds since 1970-01-01T00:00:00Z; the same moment has the same answer however often it is asked for.
/// </summary>
public interface IStreet
{
    /// <summary>Moments at which somebody passes, from <paramref name="fromUtcMs"/> up to, not including, <paramref name="untilUtcMs"/>, in ascending order.</summary>
    IReadOnlyList<long> PassagesIn(long fromUtcMs, long untilUtcMs);

    /// <summary>Whether passages are known in any part of a stretch of time. Where they are not, nobody is seen to pass.</summary>
    bool KnowsPassagesIn(long fromUtcMs, long untilUtcMs);

    /// <summary>
    /// The value of a measured channel at a moment, in the unit that a policy has for that channel; a level is that of the second
    /// in which the moment lies.
    /// </summary>
    /// <returns>Null where it is not known, and for a counted channel, which has moments and no values.</returns>
    double? At(ChannelKind channel, long utcMs);
}
