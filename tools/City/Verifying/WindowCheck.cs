using EdgeNode.Policies;

namespace EdgeNode.City;

/// <summary>
/// Whether a run's channels stand in the slots in which their windows close: with trusted time when a multiple of the window in
/// UTC has come since the window had lasted its length less the tolerance, without it when it has lasted that long.
/// </summary>
internal sealed class WindowCheck
{
    // Times are whole seconds. A slot that is aligned ends at its multiple or a little later, never before.
    private const int RoundingSeconds = 2;

    // By how much the firmware lets a window be short, for the drift of the box's crystal.
    private const int ToleranceSeconds = 5;

    // Uptime in seconds at which a channel's window opened. A channel that is not here waits for its next appearance.
    private readonly Dictionary<string, long> _openedUp = [];

    private string _policyHash = "";
    private long _boot = -1;

    /// <summary>Takes the next summary of the run.</summary>
    /// <param name="line">What it says.</param>
    /// <param name="policy">Its policy.</param>
    /// <param name="isUnbroken">Whether it is known that its slot began where the one before ended, or is the first of its boot.</param>
    /// <returns>Every rule that is not kept, in one line each.</returns>
    internal List<string> Take(SummaryLine line, Policy policy, bool isUnbroken)
    {
        Prepare(line, policy, isUnbroken);
        var faults = new List<string>();
        foreach (ChannelPolicy channel in policy.Channels)
        {
            bool isThere = line.Channels.Any(told => told.Name == channel.Name);
            if (IsDue(line, channel, policy.SlotSeconds) is bool isDue && isDue != isThere)
            {
                faults.Add(isDue
                    ? $"channel {channel.Name} is missing, though its window of {channel.WindowSeconds} s closes here"
                    : $"channel {channel.Name} is there, though its window of {channel.WindowSeconds} s does not close here");
            }

            if (isThere)
            {
                _openedUp[channel.Name] = line.EndUp;
            }
        }

        return faults;
    }

    private void Prepare(SummaryLine line, Policy policy, bool isUnbroken)
    {
        bool isFresh = line.Boot != _boot || line.Policy != _policyHash;
        _boot = line.Boot;
        _policyHash = line.Policy;
        if (!isUnbroken)
        {
            _openedUp.Clear();
        }
        else if (isFresh)
        {
            foreach (ChannelPolicy channel in policy.Channels)
            {
                _openedUp[channel.Name] = line.Up;
            }
        }
    }

    // Null when it cannot be known.
    private bool? IsDue(SummaryLine line, ChannelPolicy channel, int slotSeconds)
    {
        if (channel.WindowSeconds == slotSeconds)
        {
            return true;
        }

        if (!_openedUp.TryGetValue(channel.Name, out long openedUp))
        {
            return null;
        }

        long sinceMultiple = 0;
        if (line.Start is long start)
        {
            long end = start + line.Len + RoundingSeconds;
            sinceMultiple = Math.Max(0, (end % channel.WindowSeconds) - RoundingSeconds);
        }

        // Up and len are rounded: this close to the border either is right.
        long pastBorder = line.EndUp - openedUp - sinceMultiple - (channel.WindowSeconds - ToleranceSeconds);
        return Math.Abs(pastBorder) <= RoundingSeconds ? null : pastBorder > 0;
    }
}
