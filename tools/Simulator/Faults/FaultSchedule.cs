using EdgeNode.Virtual;

namespace EdgeNode.Simulator;

/// <summary>Has the faults of a box begin and end, hour by hour those that chance brings.</summary>
/// <param name="options">The box.</param>
/// <param name="hardware">Its parts.</param>
/// <param name="actions">What is to happen to it.</param>
internal sealed class FaultSchedule(VirtualBoxOptions options, VirtualHardware hardware, ScheduledActions actions)
{
    private const int HourMs = 3_600_000;
    private const int All = 1000;

    private static readonly PartFault[] PartFaults = [.. Enum.GetValues<PartFault>().Except([PartFault.None])];
    private static readonly TimeServerFault[] TimeServerFaults = [.. Enum.GetValues<TimeServerFault>().Except([TimeServerFault.None])];

    /// <summary>Schedules all of them.</summary>
    /// <exception cref="ArgumentException">A fault is asked for that this box cannot have.</exception>
    public void Begin()
    {
        foreach (PartFaultSpell spell in options.Faults.Parts)
        {
            Break(PartsOf(spell.Model), spell);
        }

        foreach (FaultSpell spell in options.Faults.Outages)
        {
            CuttableLink.SetDown(spell.FromMs, spell.UntilMs);
        }

        foreach (TimeServerSpell spell in options.Faults.TimeServers)
        {
            Mislead(spell);
        }

        FaultOdds odds = options.Faults.Odds;
        if (odds.LinkPermille > 0)
        {
            // A link that cannot be cut is refused here and not hours into a run.
            _ = CuttableLink;
        }

        if (odds.PartPermille + odds.LinkPermille + odds.TimeServerPermille > 0)
        {
            Draw(0);
        }
    }

    private ICuttableLink CuttableLink => hardware.Link as ICuttableLink
        ?? throw new ArgumentException($"Outages: {hardware.Link.GetType().Name} cannot be cut; allowed: a link that is an {nameof(ICuttableLink)}.");

    private IVirtualPart[] PartsOf(string model)
    {
        IVirtualPart[] parts = [.. options.Board.Sensors.Zip(hardware.Parts).Where(pair => pair.First.Model.Name == model).Select(pair => pair.Second)];
        return parts.Length > 0 ? parts : throw new ArgumentException(
            $"Part fault: no {model} on the board {options.Board.Name}; allowed: {string.Join(", ", options.Board.Sensors.Select(sensor => sensor.Model.Name).Distinct())}.");
    }

    private void Break(IVirtualPart[] parts, PartFaultSpell spell)
    {
        actions.Add(spell.FromMs, () => Array.ForEach(parts, part => part.Fault = spell.Fault));
        actions.Add(spell.UntilMs, () => Array.ForEach(parts, part => part.Fault = PartFault.None));
    }

    private void Mislead(TimeServerSpell spell)
    {
        actions.Add(spell.FromMs, () => hardware.TimeServers.Set(spell.Fault, spell.LieMs));
        actions.Add(spell.UntilMs, () => hardware.TimeServers.Set(TimeServerFault.None, 0));
    }

    // What begins in one hour depends on the seed, the board and the odds, and not on the hours before.
    private void Draw(long hour)
    {
        FaultOdds odds = options.Faults.Odds;
        SeededRandom chance = hardware.Random($"faults {hour}");
        foreach ((Boards.BoardSensor sensor, IVirtualPart part) in options.Board.Sensors.Zip(hardware.Parts))
        {
            if (chance.NextInt(All) < odds.PartPermille)
            {
                FaultSpell spell = SpellIn(hour, chance);
                Break([part], new PartFaultSpell(sensor.Model.Name, PartFaults[chance.NextInt(PartFaults.Length)], spell.FromMs, spell.UntilMs));
            }
        }

        if (chance.NextInt(All) < odds.LinkPermille)
        {
            FaultSpell spell = SpellIn(hour, chance);
            CuttableLink.SetDown(spell.FromMs, spell.UntilMs);
        }

        if (chance.NextInt(All) < odds.TimeServerPermille)
        {
            FaultSpell spell = SpellIn(hour, chance);
            bool isLie = chance.NextInt(2) == 0;
            TimeServerFault fault = isLie ? TimeServerFault.None : TimeServerFaults[chance.NextInt(TimeServerFaults.Length)];
            long lieMs = isLie ? chance.NextInt((2 * odds.GreatestLieMs) + 1) - odds.GreatestLieMs : 0;
            Mislead(new TimeServerSpell(fault, lieMs, spell.FromMs, spell.UntilMs));
        }

        actions.Add((hour + 1) * HourMs, () => Draw(hour + 1));
    }

    private FaultSpell SpellIn(long hour, SeededRandom chance)
    {
        long fromMs = (hour * HourMs) + chance.NextInt(HourMs);
        return new FaultSpell(fromMs, fromMs + 1 + chance.NextInt(options.Faults.Odds.LongestMs));
    }
}
