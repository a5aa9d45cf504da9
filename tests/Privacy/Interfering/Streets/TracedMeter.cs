using EdgeNode.Contracts;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests;

/// <summary>The analog input of a sound meter that follows a trace to the millivolt.</summary>
internal sealed class TracedMeter(IClock clock, Func<long, int> millivolts) : IVirtualPart, IAnalogInput
{
    private const int ShortedMillivolts = 3300;

    private int _latest;

    /// <inheritdoc/>
    public PartFault Fault { get; set; }

    /// <inheritdoc/>
    public bool TryReadMillivolts(out int read)
    {
        _latest = Fault == PartFault.Stuck ? _latest : millivolts(clock.UptimeMs);
        read = Fault switch
        {
            PartFault.None or PartFault.Stuck => _latest,
            PartFault.OutOfRange => ShortedMillivolts,
            _ => 0,
        };
        return Fault != PartFault.Unplugged;
    }
}
