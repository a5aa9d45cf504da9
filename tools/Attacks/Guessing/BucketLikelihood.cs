using EdgeNode.Policies;

namespace EdgeNode.Attacks;

/// <summary>How likely a bucket of a counted channel is, for who knows the count: all that the noise leaves to an attacker.</summary>
public static class BucketLikelihood
{
    /// <summary>Probability that a window of <paramref name="count"/> detections is released as <paramref name="bucket"/>.</summary>
    public static double Of(ChannelPolicy channel, int count, int bucket)
    {
        double above = bucket == channel.Limits.Length ? 0 : ReachOf(channel, channel.Limits[bucket] - count);
        return (bucket == 0 ? 1 : ReachOf(channel, channel.Limits[bucket - 1] - count)) - above;
    }

    /// <summary>Logarithm of how much likelier a bucket is with a number of further detections than without.</summary>
    /// <param name="channel">The channel's policy.</param>
    /// <param name="count">Detections without them.</param>
    /// <param name="more">Further detections.</param>
    /// <param name="bucket">The released bucket.</param>
    public static double LogRatio(ChannelPolicy channel, int count, int more, int bucket)
    {
        return Math.Log(Of(channel, count + more, bucket) / Of(channel, count, bucket));
    }

    /// <summary>
    /// What the claim allows: the best attacker on a number of detections, e^(k epsilon) / (1 + e^(k epsilon)) = 1 / (1 + alpha^k).
    /// </summary>
    public static double Bound(int m, int detections)
    {
        return 1 / (1 + Math.Pow(AlphaOf(m), detections));
    }

    private static double AlphaOf(int m)
    {
        return 1 - Math.Pow(2, -m);
    }

    // P(noise >= k) of the two-sided geometric distribution.
    private static double ReachOf(ChannelPolicy channel, int k)
    {
        double alpha = AlphaOf(channel.Noise);
        return k > 0 ? Math.Pow(alpha, k) / (1 + alpha) : 1 - (Math.Pow(alpha, 1 - k) / (1 + alpha));
    }
}
