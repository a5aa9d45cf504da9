using System.Collections.Concurrent;
using EdgeNode.Policies;
using EdgeNode.Proving;

namespace EdgeNode.Attacks;

/// <summary>How likely a bucket of a counted channel is, for who knows the count: all that the noise leaves to an attacker.</summary>
/// <param name="channel">The channel's policy.</param>
internal sealed class BucketLikelihood(ChannelPolicy channel)
{
    private readonly ReleasedBucket _released = new(new GeometricDistribution(channel.Noise), channel.Limits);
    private readonly ConcurrentDictionary<int, double[]> _ofCount = new();

    /// <summary>What the claim allows at most to who asks about a number of detections.</summary>
    /// <param name="m">Noise.</param>
    /// <param name="detections">In any windows of any boxes.</param>
    public static double Bound(int m, int detections)
    {
        return NearestDouble.Of(PrivacyLoss.OfDetection(m).Times(detections).GreatestSuccess);
    }

    /// <summary>Probability that a window of <paramref name="count"/> detections is released as <paramref name="bucket"/>.</summary>
    public double Of(int count, int bucket)
    {
        return _ofCount.GetOrAdd(count, known => [.. _released.Distribution(known).Select(NearestDouble.Of)])[bucket];
    }

    /// <summary>Logarithm of how much likelier a bucket is with one more detection than without it; 0, no evidence, for an absent one.</summary>
    /// <param name="others">Detections without it.</param>
    /// <param name="bucket">The released bucket, or null.</param>
    public double LogRatio(int others, int? bucket)
    {
        return bucket == null ? 0 : Math.Log(Of(others + 1, bucket.Value) / Of(others, bucket.Value));
    }
}
