using EdgeNode.Policies;

namespace EdgeNode.Boards;

/// <summary>Which buckets of a channel can be reached at all. One that cannot is no fault, but a reason to warn.</summary>
public static class PolicyReach
{
    /// <summary>The greatest count of a counted channel's window before noise: one rise at its start and one after each lockout, and
    /// no more than its sensor can detect.</summary>
    /// <param name="channel">A counted channel.</param>
    /// <param name="sensor">The sensor that feeds it, or null where that is not known.</param>
    /// <returns>113 for a lockout of 8 s and a window of 900 s.</returns>
    public static int GreatestCount(ChannelPolicy channel, BoardPassage? sensor = null)
    {
        // A rise exactly at the end belongs to the next window, so this rounds up rather than adding one.
        int windowMs = channel.WindowSeconds * 1000;
        int byLockout = (windowMs + channel.LockoutMs - 1) / channel.LockoutMs;
        return sensor is null ? byLockout : Math.Min(byLockout, GreatestDetections(sensor, channel.WindowSeconds));
    }

    /// <summary>The most that a passage sensor can detect in a window, by its rate.</summary>
    /// <param name="sensor">The sensor.</param>
    /// <param name="windowSeconds">Length of the window in seconds.</param>
    /// <returns>315 for a rate of 21 per minute and a window of 900 s.</returns>
    public static int GreatestDetections(BoardPassage sensor, int windowSeconds)
    {
        const int MinuteSeconds = 60;
        return ((windowSeconds * sensor.GreatestPerMinute) + MinuteSeconds - 1) / MinuteSeconds;
    }

    /// <summary>The least value that a channel can have before noise, in its unit: what its sensor can measure.</summary>
    public static int LeastValue(ChannelPolicy channel)
    {
        return ChannelTable.Of(channel.Kind).LeastValue;
    }

    /// <summary>The greatest value that a channel can have before noise, in its unit: what lockout, window and sensor allow.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="sensor">The passage sensor that feeds it, or null where that is not known or there is none.</param>
    public static int GreatestValue(ChannelPolicy channel, BoardPassage? sensor = null)
    {
        return channel.IsCounted ? GreatestCount(channel, sensor) : ChannelTable.Of(channel.Kind).GreatestValue;
    }

    /// <summary>The limits whose buckets cannot be reached, other than by noise.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="sensor">The passage sensor that feeds it, or null where that is not known or there is none.</param>
    public static IReadOnlyList<int> NeverReached(ChannelPolicy channel, BoardPassage? sensor = null)
    {
        int greatest = GreatestValue(channel, sensor);
        return [.. channel.Limits.Where(limit => limit > greatest)];
    }

    /// <summary>The limits of a measured channel below which nothing ever is. A count can be 0, so there are none of a counted one.</summary>
    /// <param name="channel">The channel.</param>
    public static IReadOnlyList<int> NothingBelow(ChannelPolicy channel)
    {
        int least = LeastValue(channel);
        return [.. channel.Limits.Where(limit => limit <= least)];
    }
}
