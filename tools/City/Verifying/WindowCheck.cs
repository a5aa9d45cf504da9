using EdgeNode.Policies;

namespace EdgeNode.City;

/// <summary>
/// Whether a run's channels stand in the slots in which their windows close: with trusted time when a multiple of the window in
/// UTC has come since the window had lasted its length less the tolerance, without it when it has lasted that long.
/// </summary>
internal static class WindowCheck
{
    // Times are whole seconds. A slot that is aligned ends at its multiple or a little later, never before.
    private const int RoundingSeconds = 2;

    // By how much the firmware lets a window be short, for the drift of the box's crystal.
    private const int ToleranceSeconds = 5;

    /// <summary>Takes the next summary of the run.</summary>
    /// <param name="state">Where the run stands, the summary not yet kept.</param>
    /// <param name="line">What it says.</param>
    /// <param name="policy">Its policy.</param>
    /// <param name="isUnbroken">Whether it is known that its slot began where the one before ended, or is the first of its boot.</param>
    /// <returns>Every rule that is not kept, in one line each.</returns>
    internal static List<string> Take(ref RunState state, SummaryLine line, Policy policy, bool isUnbroken)
    {
        Prepare(ref state, line, policy, isUnbroken);
        var faults = new List<string>();
        for (int place = 0; place < policy.Channels.Length; place++)
        {
            ChannelPolicy channel = policy.Channels[place];
            bool isThere = line.Buckets.Any(told => told.Key == channel.Name);
            if (IsDue(line, channel, policy.SlotSeconds, state.Windows.At(place)) is bool isDue && isDue != isThere)
            {
                faults.Add(isDue
                    ? $"channel {channel.Name} is missing, though its window of {channel.WindowSeconds} s closes here"
                    : $"channel {channel.Name} is there, though its window of {channel.WindowSeconds} s does not close here");
            }

            if (isThere)
            {
                state.Windows.Open(place, line.EndUpSeconds);
            }
        }

        return faults;
    }

    private static void Prepare(ref RunState state, SummaryLine line, Policy policy, bool isUnbroken)
    {
        bool isFresh = !state.HasLast || line.Boot != state.Boot || RunBook.NumberOf(line.PolicyHash) != state.Policy;
        if (!isUnbroken)
        {
            state.Windows = default;
        }
        else if (isFresh)
        {
            for (int place = 0; place < policy.Channels.Length; place++)
            {
                state.Windows.Open(place, line.UpSeconds);
            }
        }
    }

    // Null when it cannot be known.
    private static bool? IsDue(SummaryLine line, ChannelPolicy channel, int slotSeconds, long? opened)
    {
        if (channel.WindowSeconds == slotSeconds)
        {
            return true;
        }

        if (opened is not long openedUp)
        {
            return null;
        }

        long sinceMultiple = 0;
        if (line.StartUtc is long start)
        {
            long end = start + line.LengthSeconds + RoundingSeconds;
            sinceMultiple = Math.Max(0, (end % channel.WindowSeconds) - RoundingSeconds);
        }

        // Up and len are rounded: this close to the border either is right.
        long pastBorder = line.EndUpSeconds - openedUp - sinceMultiple - (channel.WindowSeconds - ToleranceSeconds);
        return Math.Abs(pastBorder) <= RoundingSeconds ? null : pastBorder > 0;
    }
}
