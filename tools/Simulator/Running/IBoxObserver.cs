using EdgeNode.Contracts;

namespace EdgeNode.Simulator;

/// <summary>
/// Someone who watches a virtual box. Each <c>InFrontOf</c> is asked once, as the box is built, what the firmware gets: what it is
/// given, something in front of it that takes note, or something else in its place. The others are told.
/// </summary>
/// <remarks>The box's own time, faults and freezes are those of the parts themselves, whatever stands in front of them.</remarks>
public interface IBoxObserver
{
    /// <summary>A box is built; nothing of the firmware has run.</summary>
    /// <param name="time">Uptime, and UTC as the box has it.</param>
    void PowerOn(IClock time)
    {
    }

    /// <summary>What the firmware gets as its store. Settings and policy are in it.</summary>
    IDurableStore InFrontOf(IDurableStore store)
    {
        return store;
    }

    /// <summary>What the firmware gets as its way to the broker.</summary>
    IUplinkLink InFrontOf(IUplinkLink link)
    {
        return link;
    }

    /// <summary>What the firmware gets as its way to time servers.</summary>
    IDatagramLink InFrontOf(IDatagramLink timeLink)
    {
        return timeLink;
    }

    /// <summary>What the firmware gets as the port of a technician's cable. Asked only where there is one.</summary>
    IServicePort InFrontOf(IServicePort service)
    {
        return service;
    }

    /// <summary>What the firmware gets as the light of the box; null for none.</summary>
    IIndicator? Indicator => null;

    /// <summary>What the firmware gets its noise from.</summary>
    IEntropy InFrontOf(IEntropy entropy)
    {
        return entropy;
    }

    /// <summary>What the firmware gets as its radio network.</summary>
    INetwork InFrontOf(INetwork network)
    {
        return network;
    }

    /// <summary>The firmware is about to make a step.</summary>
    /// <param name="uptimeMs">When.</param>
    void WakesUp(long uptimeMs)
    {
    }

    /// <summary>The firmware has been told a rise of the line.</summary>
    /// <param name="happenedMs">Uptime in ms at which the line rose.</param>
    /// <param name="deliveredMs">Uptime in ms at which the firmware was told: later where the runtime stood still.</param>
    void RiseDelivered(long happenedMs, long deliveredMs)
    {
    }

    /// <summary>A step has stopped the whole runtime.</summary>
    /// <param name="fromMs">Uptime in ms of the step.</param>
    /// <param name="untilMs">Uptime in ms at which the runtime goes on.</param>
    void Freezes(long fromMs, long untilMs)
    {
    }
}
