using EdgeNode.Blurring;
using EdgeNode.Policies;

namespace EdgeNode.Privacy.Tests;

/// <summary>One bucket of a measured channel, and the many ways to have it as the result of a window.</summary>
internal sealed class BucketOfAir
{
    // Samples stay this far within a bucket's ends, so that what the parts round cannot carry a mean across.
    private const double Inner = 0.9;

    private const double FarthestInHalves = 1.2;

    private readonly double _center;
    private readonly double _half;
    private readonly long _periodMs;

    /// <summary>Chooses a bucket of a channel.</summary>
    /// <param name="channel">A measured channel; null where the policy has none, when any values do.</param>
    /// <param name="kind">What is measured.</param>
    /// <param name="choice">Decides which bucket.</param>
    /// <param name="grain">Distance of two values that the part tells apart, where that is coarse; else 0.</param>
    public BucketOfAir(ChannelPolicy? channel, ChannelKind kind, ulong choice, double grain)
    {
        int[] limits = channel?.Limits ?? SomeLimitsOf(kind);
        int index = (int)(choice % (ulong)(limits.Length + 1));
        int step = ChannelTable.Of(kind).LeastWidth;
        double low = index == 0 ? limits[0] - step : limits[index - 1];
        double high = index == limits.Length ? limits[^1] + step : limits[index];
        _center = (low + high) / 2;
        _half = ((high - low) / 2 * Inner) - (grain / 2);
        _periodMs = ChannelFeeds.Of(kind).PeriodMs;
    }

    /// <summary>Values that all lie within the bucket.</summary>
    public double Within(ulong seed, long uptimeMs)
    {
        return _center + (((2 * Chance.Fraction(seed, uptimeMs / _periodMs)) - 1) * _half);
    }

    /// <summary>
    /// Values of which each pair has its mean in the middle of the bucket, while each of them may lie far outside of it. A pair
    /// that a window's end cuts in two moves the mean of three samples or more by less than the bucket has to both sides.
    /// </summary>
    public double InPairs(ulong seed, long uptimeMs)
    {
        long sample = uptimeMs / _periodMs;
        double distance = Chance.Fraction(seed, sample / 2) * Math.Min(FarthestInHalves * _half, Math.Abs(_center));
        return sample % 2 == 0 ? _center + distance : _center - distance;
    }

    // Within what every part can measure.
    private static int[] SomeLimitsOf(ChannelKind kind)
    {
        return kind switch
        {
            ChannelKind.Co2 => [800, 1000],
            ChannelKind.Temperature => [10, 12],
            _ => [40, 50],
        };
    }
}
