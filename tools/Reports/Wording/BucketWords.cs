using System.Globalization;
using EdgeNode.Policies;

namespace EdgeNode.Reports;

/// <summary>What stands behind the index of a bucket.</summary>
internal static class BucketWords
{
    /// <summary>A bucket as short as an axis needs it: "&lt; 10", "10–19", "≥ 90".</summary>
    public static string Short(int bucket, ChannelPolicy? policy)
    {
        int[] limits = policy?.Limits ?? [];
        if (limits.Length == 0 || bucket > limits.Length)
        {
            return "index " + bucket.ToString(CultureInfo.InvariantCulture);
        }

        return bucket == 0 ? "<\u00A0" + Number(limits[0])
            : bucket == limits.Length ? "\u2265\u00A0" + Number(limits[^1])
            : Between(limits[bucket - 1], limits[bucket], policy!.IsCounted);
    }

    /// <summary>A bucket within a sentence: "fewer than 10", "45 to below 50 dB(A)".</summary>
    public static string Long(int bucket, string name, ChannelPolicy? policy)
    {
        int[] limits = policy?.Limits ?? [];
        ChannelWords words = ChannelWords.For(name, policy);
        if (limits.Length == 0 || bucket > limits.Length)
        {
            return "a bucket that the policy does not name";
        }

        if (bucket == 0)
        {
            return (policy!.IsCounted ? "fewer than " : "below ") + words.WithUnit(Number(limits[0]));
        }

        if (bucket == limits.Length)
        {
            return words.WithUnit(Number(limits[^1])) + " or more";
        }

        return policy!.IsCounted
            ? Number(limits[bucket - 1]) + " to " + Number(limits[bucket] - 1)
            : Number(limits[bucket - 1]) + " to below " + words.WithUnit(Number(limits[bucket]));
    }

    // Counts are whole, so the last one of a bucket can be named; a mean may lie anywhere below the next limit.
    private static string Between(int from, int to, bool isCounted)
    {
        string last = Number(isCounted ? to - 1 : to);
        return from < 0 || to < 0 ? Number(from) + " to " + last : Number(from) + "\u2013" + last;
    }

    private static string Number(int number)
    {
        return number.ToString(CultureInfo.InvariantCulture).Replace('-', '\u2212');
    }
}
