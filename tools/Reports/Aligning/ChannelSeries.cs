using EdgeNode.Policies;

namespace EdgeNode.Reports;

/// <summary>One channel over the whole run.</summary>
/// <param name="Name">Name on the wire.</param>
/// <param name="Policy">How it is blurred; null when the policy does not name it.</param>
/// <param name="Windows">Windows in time order, those without a place in time left out.</param>
/// <param name="Points">The street per quarter hour; empty when nobody recorded it.</param>
internal sealed record ChannelSeries(
    string Name,
    ChannelPolicy? Policy,
    IReadOnlyList<ChannelWindow> Windows,
    IReadOnlyList<StreetPoint> Points)
{
    /// <summary>Bucket limits; empty when the policy does not name the channel.</summary>
    public int[] Limits => Policy?.Limits ?? [];

    /// <summary>Number of buckets to draw: one more than limits, and at least what was received.</summary>
    public int BucketCount => Math.Max(Limits.Length + 1, Windows.Max(window => window.Bucket + 1) ?? 1);

    /// <summary>Whether any window has a bucket.</summary>
    public bool HasBuckets => Windows.Any(window => window.Bucket is not null);
}
