using EdgeNode.Simulator;

namespace EdgeNode.Attacks;

/// <summary>A box at which given numbers of detections come by, quarter hour after quarter hour.</summary>
internal static class ReleasedCounts
{
    /// <summary>Lives through them, after an empty quarter hour: while the first handshake freezes a box, passages may melt into one.</summary>
    /// <param name="box">What releases.</param>
    /// <param name="policyText">A policy whose windows are quarter hours.</param>
    /// <param name="counts">Detections by quarter hour.</param>
    /// <param name="seed">Seed of the box.</param>
    /// <returns>The released buckets; null where none was released.</returns>
    public static int?[] Release(IReleasingBox box, byte[] policyText, int[] counts, ulong seed)
    {
        BoxRecord record = box.Live(new LifePlan
        {
            Street = ArrangedStreet.OfCounts(SeededStreet.DemoStartUtcMs, [0, .. counts]),
            PolicyText = policyText,
            Seed = seed,
            StartUtcMs = SeededStreet.DemoStartUtcMs,
            EndUtcMs = SeededStreet.DemoStartUtcMs + ((counts.Length + 1) * QuarterHour.Ms),
        });
        int?[] buckets = new int?[counts.Length];
        foreach (ReleasedWindow window in record.Windows())
        {
            int slot = (int)Math.Round((window.FromUtcMs - SeededStreet.DemoStartUtcMs) / (double)QuarterHour.Ms) - 1;
            if (slot >= 0 && slot < counts.Length)
            {
                buckets[slot] = window.Bucket;
            }
        }

        return buckets;
    }
}
