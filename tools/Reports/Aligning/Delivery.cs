using System.Security.Cryptography;
using EdgeNode.City;

namespace EdgeNode.Reports;

/// <summary>How the summaries came over: their numbers, their chain, and how long they waited in the box.</summary>
/// <param name="Missing">Numbers that are absent between the first and the last of each run.</param>
/// <param name="Links">Summaries whose predecessor is in the file too.</param>
/// <param name="Held">Of these, those whose <c>prev</c> is its hash.</param>
/// <param name="OtherPolicies">Summaries that name another policy than <c>policy.txt</c>.</param>
/// <param name="MedianWaitSeconds">From a slot's close to the broker, or null when the broker's log does not tell.</param>
/// <param name="LongestWaitSeconds">The longest of these waits.</param>
internal sealed record Delivery(
    long Missing,
    int Links,
    int Held,
    int OtherPolicies,
    long? MedianWaitSeconds,
    long? LongestWaitSeconds)
{
    /// <summary>Follows the summaries in the order in which they were received.</summary>
    public static Delivery Follow(RunFiles files)
    {
        long missing = 0;
        int links = 0;
        int held = 0;
        foreach (IGrouping<(string, string), ReceivedSummary> run in files.Received.GroupBy(summary => (summary.Node, summary.Run)))
        {
            List<ReceivedSummary> ordered = run.OrderBy(summary => summary.Seq).ToList();
            for (int i = 1; i < ordered.Count; i++)
            {
                long step = ordered[i].Seq - ordered[i - 1].Seq;
                missing += Math.Max(0, step - 1);
                if (step == 1)
                {
                    links++;
                    held += ordered[i].Previous == ChainHash(ordered[i - 1]) ? 1 : 0;
                }
            }
        }

        int others = files.Received.Count(summary => summary.PolicyHash != files.Policy.Hash);
        List<long> waits = Waits(files).Order().ToList();
        return new Delivery(
            missing,
            links,
            held,
            others,
            waits.Count > 0 ? waits[waits.Count / 2] : null,
            waits.Count > 0 ? waits[^1] : null);
    }

    /// <summary>What the next summary's <c>prev</c> has to be: the first 128 bits of SHA-256 up to the closing brace.</summary>
    public static string ChainHash(ReceivedSummary summary)
    {
        return Convert.ToHexStringLower(SHA256.HashData(summary.Hashed))[..32];
    }

    // Uptimes of different boots cannot be told apart in the broker's log.
    private static IEnumerable<long> Waits(RunFiles files)
    {
        if (files.Received.Select(summary => (summary.Node, summary.Run, summary.Boot)).Distinct().Count() != 1)
        {
            return [];
        }

        Dictionary<string, long> arrivals = [];
        foreach (BrokerLogLine line in files.Broker)
        {
            if (line is { What: MessagePublished message, UpMs: long up })
            {
                arrivals.TryAdd(message.Sha256, up);
            }
        }

        return files.Received
            .Select(summary => arrivals.TryGetValue(Convert.ToHexStringLower(SHA256.HashData(summary.Line.Bytes)), out long up)
                ? (up / 1000) - summary.UpSeconds - summary.LengthSeconds
                : -1)
            .Where(wait => wait >= 0);
    }
}
