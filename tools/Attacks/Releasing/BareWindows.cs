using EdgeNode.Blurring;
using EdgeNode.Policies;
using EdgeNode.Summaries;

namespace EdgeNode.Attacks;

/// <summary>
/// The firmware's own counted window, one after the other, without the box around it: for attacks that need more windows than
/// whole boxes can live through.
/// </summary>
public sealed class BareWindows
{
    private const int WindowMs = 900_000;

    private readonly ChannelPolicy _channel;
    private readonly CountedWindow _window;
    private long _uptimeMs;

    /// <summary>Opens the first window.</summary>
    /// <param name="channel">A counted channel.</param>
    /// <param name="noise">Where noise comes from; on a box that is <see cref="TestedNoise"/>.</param>
    public BareWindows(ChannelPolicy channel, INoise noise)
    {
        _channel = channel;
        _window = new CountedWindow(channel, noise);
        _window.Fit();
        _window.Open(0);
    }

    /// <summary>Lets a window pass and releases it.</summary>
    /// <param name="detections">Detections in it.</param>
    /// <returns>Its bucket, or null when it is absent.</returns>
    public int? Release(int detections)
    {
        for (int detection = 0; detection < detections; detection++)
        {
            _window.OnRise(_uptimeMs + (detection * _channel.LockoutMs));
        }

        _uptimeMs += WindowMs;
        int bucket = _window.CloseAndOpen(_uptimeMs);
        return bucket == SummaryBody.Absent ? null : bucket;
    }
}
