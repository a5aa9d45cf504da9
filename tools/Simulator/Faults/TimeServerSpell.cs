using EdgeNode.Virtual;

namespace EdgeNode.Simulator;

/// <summary>What all time servers do wrong for a while. Where two spells overlap, the later change holds.</summary>
/// <param name="Fault">What is wrong with their answers; <see cref="TimeServerFault.None"/> for a good form.</param>
/// <param name="LieMs">How far they are ahead of the time that they told before, in ms; negative where they are behind.</param>
/// <param name="FromMs">Uptime in ms from which it is so.</param>
/// <param name="UntilMs">Uptime in ms from which they are right again.</param>
public sealed record TimeServerSpell(TimeServerFault Fault, long LieMs, long FromMs, long UntilMs)
{
    /// <summary>No server answers before an uptime in ms.</summary>
    public static TimeServerSpell SilentUntil(long untilMs)
    {
        return new TimeServerSpell(TimeServerFault.Silent, 0, 0, untilMs);
    }
}
