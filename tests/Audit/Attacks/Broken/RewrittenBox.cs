using System.Text;
using System.Text.RegularExpressions;

namespace EdgeNode.Attacks.Tests;

/// <summary>
/// A box that is broken on purpose: the real firmware's messages, with the bucket of <c>footfall</c> replaced by one that this box
/// makes of the exact count.
/// </summary>
/// <param name="bucketOf">Makes a bucket of an exact count, the limits, and the number of this message in the life of the box.</param>
internal sealed class RewrittenBox(Func<int, int[], int, LifePlan, int> bucketOf) : IReleasingBox
{
    public BoxRecord Live(LifePlan plan)
    {
        BoxRecord record = Attempts.Firmware.Live(plan);
        int[] limits = AttackPolicy.CountedChannel(plan.PolicyText).Limits;

        // All copies of a summary are of one window; the firmware's own record tells which.
        Dictionary<(int Boot, int Seq), ReleasedWindow> windows = record.Windows()
            .ToDictionary(window => (window.Summary.Boot, window.Summary.Seq));
        List<ReleasedMessage> messages = [];
        foreach (ReleasedMessage message in record.Messages)
        {
            bool isSummary = message.Topic.EndsWith("/summary", StringComparison.Ordinal);
            ReleasedSummary? summary = isSummary ? ReleasedSummary.Read(message, record.BootsUtcMs) : null;
            if (summary != null && windows.TryGetValue((summary.Boot, summary.Seq), out ReleasedWindow? window))
            {
                int count = plan.Street.PassagesIn(window.FromUtcMs, window.UntilUtcMs).Count;
                messages.Add(message with { Payload = Rewrite(message.Payload, bucketOf(count, limits, messages.Count, plan)) });
            }
            else
            {
                messages.Add(message);
            }
        }

        return record with { Messages = messages };
    }

    public static int BucketOf(int noisyCount, int[] limits)
    {
        return limits.Count(limit => limit <= noisyCount);
    }

    private static byte[] Rewrite(byte[] payload, int bucket)
    {
        return Encoding.ASCII.GetBytes(Regex.Replace(Encoding.ASCII.GetString(payload), "\"footfall\":[0-9]+", $"\"footfall\":{bucket}"));
    }
}
