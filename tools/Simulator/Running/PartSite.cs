using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Virtual;

namespace EdgeNode.Simulator;

/// <summary>Where a virtual part hangs.</summary>
/// <param name="Clock">Time.</param>
/// <param name="Noise">What the part adds by chance.</param>
/// <param name="Now">What is there of a channel now, in its unit; null where nobody knows.</param>
public sealed record PartSite(IClock Clock, SeededRandom Noise, Func<ChannelKind, Func<double?>> Now);
