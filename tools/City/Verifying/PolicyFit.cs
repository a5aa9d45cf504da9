using EdgeNode.Policies;

namespace EdgeNode.City;

/// <summary>Whether a summary, looked at alone, says what a box can say under its policy.</summary>
internal static class PolicyFit
{
    // By how much a slot may be short.
    private const int ToleranceSeconds = 5;

    /// <summary>Every rule that is not kept, in one line each.</summary>
    /// <param name="line">What the summary says.</param>
    /// <param name="policy">The policy that it names.</param>
    internal static IEnumerable<string> FaultsOf(SummaryLine line, Policy policy)
    {
        if (line.LengthSeconds < policy.SlotSeconds - ToleranceSeconds)
        {
            yield return $"len {line.LengthSeconds} is less than the policy's slot of {policy.SlotSeconds} s less {ToleranceSeconds} s";
        }

        int last = -1;
        foreach ((string name, int? bucket) in line.Buckets)
        {
            int place = Array.FindIndex(policy.Channels, channel => channel.Name == name);
            if (place < 0)
            {
                yield return "a channel that the policy does not have";
                continue;
            }

            if (place <= last)
            {
                yield return $"channel {name} is not in the policy's order";
            }

            last = place;
            if (bucket > policy.Channels[place].Limits.Length)
            {
                yield return $"channel {name} has bucket {bucket}, the greatest is {policy.Channels[place].Limits.Length}";
            }
        }
    }
}
