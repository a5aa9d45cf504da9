using EdgeNode.Policies;

namespace EdgeNode.Boards;

/// <summary>What a box would take in a policy and its city should think about again: one line for each.</summary>
public static class PolicyWarnings
{
    /// <summary>Warns of buckets out of reach, of channels and lockouts that do not suit the board, and of the mean energy level.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="board">The board that it is meant for, or null for no certain one.</param>
    public static IReadOnlyList<string> Of(Policy policy, Board? board)
    {
        return [.. policy.Channels.SelectMany(channel =>
            board is not null && !IsFitted(channel, board)
                ? [$"{channel.Name}: {board.Name} has no sensor for it; it will always be absent"]
                : Of(channel, board?.Passages.FirstOrDefault(passage => passage.Channel == channel.Name)))];
    }

    private static bool IsFitted(ChannelPolicy channel, Board board)
    {
        return channel.IsCounted
            ? board.Passages.Any(passage => passage.Channel == channel.Name)
            : board.Sensors.Any(sensor => sensor.Channels.Contains(channel.Kind));
    }

    private static IEnumerable<string> Of(ChannelPolicy channel, BoardPassage? sensor)
    {
        if (sensor is not null && PassageModels.Of(sensor).LeastLockoutMs is var least && channel.LockoutMs < least)
        {
            yield return $"{channel.Name}: a lockout of {channel.LockoutMs} ms is too short for {sensor.Model}, which then counts one person as several; it needs {least} ms or more";
        }

        if (PolicyReach.NeverReached(channel, sensor) is { Count: > 0 } tooHigh)
        {
            yield return $"{channel.Name}: {WhyNotMore(channel, sensor)}; never reached: {string.Join(' ', tooHigh)}";
        }

        if (!channel.IsCounted && PolicyReach.NothingBelow(channel) is { Count: > 0 } tooLow)
        {
            yield return $"{channel.Name}: the sensor measures at least {PolicyReach.LeastValue(channel)}; nothing is ever below {string.Join(' ', tooLow)}";
        }

        if (channel.Statistic == ChannelStatistic.Leq)
        {
            yield return $"{channel.Name}: stat leq lets one loud event at a quiet time be seen; stat l50 hardly ever does";
        }
    }

    private static string WhyNotMore(ChannelPolicy channel, BoardPassage? sensor)
    {
        int greatest = PolicyReach.GreatestValue(channel, sensor);
        if (!channel.IsCounted)
        {
            return $"the sensor measures at most {greatest}";
        }

        return sensor is not null && greatest < PolicyReach.GreatestCount(channel)
            ? $"{sensor.Model} detects at most {sensor.GreatestPerMinute} a minute, which are {greatest} in {channel.WindowSeconds} s"
            : $"a lockout of {channel.LockoutMs} ms allows at most {greatest} in {channel.WindowSeconds} s";
    }
}
