namespace EdgeNode.Privacy.Tests;

/// <summary>
/// What the rises of a window are worth, counted without the firmware: the most that can be picked with gaps of at least the
/// lockout, which taking the first that fits, again and again, finds.
/// </summary>
internal static class Detections
{
    /// <summary>Counts detections among the rises of one window.</summary>
    /// <param name="risesMs">Moments, in order.</param>
    /// <param name="lockoutMs">Dead time in ms.</param>
    public static int Of(IEnumerable<long> risesMs, int lockoutMs)
    {
        int count = 0;
        long freeMs = long.MinValue;
        foreach (long riseMs in risesMs)
        {
            if (riseMs >= freeMs)
            {
                count++;
                freeMs = riseMs + lockoutMs;
            }
        }

        return count;
    }
}
