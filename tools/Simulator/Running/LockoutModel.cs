using EdgeNode.Policies;

namespace EdgeNode.Simulator;

/// <summary>
/// Detections by the policy's rule, told again without the firmware: a rise counts unless it comes within the dead time
/// after the last one that counted, and each window starts without dead time.
/// </summary>
public sealed class LockoutModel
{
    private readonly long _lockoutMs;
    private readonly long _windowMs;
    private long _window = long.MinValue;
    private long _deadUntilMs;

    /// <summary>Makes a model of one counted channel.</summary>
    public LockoutModel(ChannelPolicy channel)
    {
        _lockoutMs = channel.LockoutMs;
        _windowMs = channel.WindowSeconds * 1000L;
    }

    /// <summary>Rises that counted.</summary>
    public long Detections { get; private set; }

    /// <summary>The counted channel of a policy that a board's first passage sensor feeds.</summary>
    /// <returns>Null when the board has no passage sensor, or the policy does not ask for it.</returns>
    public static ChannelPolicy? ChannelOf(Policy policy, Boards.Board board)
    {
        return board.Passages.Count == 0 ? null
            : Array.Find(policy.Channels, channel => channel.IsCounted && channel.Name == board.Passages[0].Channel);
    }

    /// <summary>Takes one rise of the line; they come in order.</summary>
    /// <returns>Whether it counted.</returns>
    public bool Take(long utcMs)
    {
        long window = utcMs / _windowMs;
        if (window == _window && utcMs < _deadUntilMs)
        {
            return false;
        }

        _window = window;
        _deadUntilMs = utcMs + _lockoutMs;
        Detections++;
        return true;
    }
}
