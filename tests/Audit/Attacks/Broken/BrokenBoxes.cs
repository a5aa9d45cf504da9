using EdgeNode.Virtual;

namespace EdgeNode.Attacks.Tests;

/// <summary>Ways to break a release.</summary>
internal static class BrokenBoxes
{
    /// <summary>Noise off: the bucket of the exact count.</summary>
    public static readonly IReleasingBox Noiseless = new RewrittenBox((count, limits, _, _) => RewrittenBox.BucketOf(count, limits));

    /// <summary>New noise for each copy that is sent.</summary>
    public static readonly IReleasingBox Renoising = new RewrittenBox((count, limits, message, plan) =>
        RewrittenBox.BucketOf(count + Noise(plan.Seed, message, m: 2), limits));

    /// <summary>Half the noise that the policy promises: one m less.</summary>
    public static readonly IReleasingBox TooLittle = new RewrittenBox((count, limits, message, plan) =>
        RewrittenBox.BucketOf(count + Noise(plan.Seed, message, m: 1), limits));

    /// <summary>No padding after the closing brace, so that the length follows the value.</summary>
    public static readonly IReleasingBox Unpadded = new TrimmingBox();

    // Two geometric numbers, one less the other.
    private static int Noise(ulong seed, int message, int m)
    {
        SeededRandom random = new(seed, $"noise of message {message}");
        return Magnitude(random, m) - Magnitude(random, m);
    }

    private static int Magnitude(SeededRandom random, int m)
    {
        int magnitude = 0;
        while (random.NextInt(1 << m) != 0)
        {
            magnitude++;
        }

        return magnitude;
    }

    private sealed class TrimmingBox : IReleasingBox
    {
        public BoxRecord Live(LifePlan plan)
        {
            BoxRecord record = Attempts.Firmware.Live(plan);
            return record with { Messages = [.. record.Messages.Select(message => message with { Payload = Trimmed(message.Payload) })] };
        }

        private static byte[] Trimmed(byte[] payload)
        {
            return payload.AsSpan().TrimEnd((byte)' ').ToArray();
        }
    }
}
