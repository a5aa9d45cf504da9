using System.Runtime.CompilerServices;
using EdgeNode.Policies;

namespace EdgeNode.City;

/// <summary>Uptime in seconds at which the window of each of a policy's channels opened, plus one; 0 where that is not known.</summary>
[InlineArray(Policy.GreatestChannelCount)]
internal struct WindowStarts
{
    private int _first;

    /// <summary>When the window of a channel opened, or null.</summary>
    internal readonly long? At(int channel)
    {
        return this[channel] == 0 ? null : this[channel] - 1;
    }

    /// <summary>Keeps when the window of a channel opened.</summary>
    internal void Open(int channel, long upSeconds)
    {
        this[channel] = (int)upSeconds + 1;
    }
}
