using EdgeNode.Policies;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests;

/// <summary>What the sensors of a box see, by uptime in ms: everything about the street that is not the box's own affair.</summary>
internal sealed record StreetTrace
{
    /// <summary>Moments at which the passage sensor's line rises, in order.</summary>
    public required long[] RisesMs { get; init; }

    /// <summary>Whether the line stays high until shortly before its next rise, or falls at once.</summary>
    public bool StaysHigh { get; init; }

    /// <summary>Output of the sound meter in mV.</summary>
    public required Func<long, int> Millivolts { get; init; }

    /// <summary>Values of the air by measured channel, in the channel's unit; null while the part is unplugged or does not measure them.</summary>
    public required IReadOnlyDictionary<ChannelKind, Func<long, double?>> Air { get; init; }

    /// <summary>Signal of the access point in dBm; null without one. People between box and mast move it.</summary>
    public Func<long, int?> SignalDbm { get; init; } = _ => -60;

    /// <summary>Parts that fail.</summary>
    public PartFaultSpell[] Faults { get; init; } = [];

    /// <summary>A street that differs from this one in the air of one channel.</summary>
    public StreetTrace With(ChannelKind channel, Func<long, double?> value)
    {
        return this with { Air = new Dictionary<ChannelKind, Func<long, double?>>(Air) { [channel] = value } };
    }
}
