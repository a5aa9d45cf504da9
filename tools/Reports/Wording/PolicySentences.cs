using EdgeNode.Policies;
using EdgeNode.Proving;

namespace EdgeNode.Reports;

/// <summary>A policy in plain words, made from its meaning and not from its text.</summary>
internal static class PolicySentences
{
    /// <summary>What a box under this policy is, in two sentences.</summary>
    public static string WhatThisIs(Policy policy)
    {
        List<string> counted = policy.Channels.Where(channel => channel.IsCounted).Select(channel => ChannelWords.For(channel.Name, channel).Noun).ToList();
        List<string> measured = policy.Channels.Where(channel => !channel.IsCounted).Select(channel => ChannelWords.For(channel.Name, channel).Noun).ToList();
        List<string> jobs = [];
        if (counted.Count > 0)
        {
            jobs.Add("counts " + Sentences.List(counted));
        }

        if (measured.Count > 0)
        {
            jobs.Add("measures " + Sentences.List(measured));
        }

        return $"EdgeNode is a sensor box for lamp posts that {string.Join(" and ", jobs)}, and blurs all of it before anything leaves. "
            + $"The city gets one short message of coarse buckets every {Figures.Period(policy.SlotSeconds)}, and nothing else about the street.";
    }

    /// <summary>What a channel collects.</summary>
    public static string What(ChannelPolicy channel)
    {
        return channel.Statistic switch
        {
            ChannelStatistic.NoisyCount =>
                $"Rises at the sensor\u2019s pin. After each one the box is blind for {Figures.Decimal(channel.LockoutMs / 1000.0, 1)}\u00A0s, so that one person is seldom counted twice.",
            ChannelStatistic.L50 => "One level a second, of which the median counts (L50). No sound is recorded.",
            ChannelStatistic.Leq => "One level a second, of which the mean energy counts (LAeq): one loud event at a quiet time can be seen in it. No sound is recorded.",
            _ => "Readings of the air, of which the mean counts.",
        };
    }

    /// <summary>How often a value leaves.</summary>
    public static string HowOften(ChannelPolicy channel)
    {
        return $"One bucket every {Figures.Period(channel.WindowSeconds)}.";
    }

    /// <summary>How a value is blurred.</summary>
    public static string HowBlurred(ChannelPolicy channel)
    {
        if (channel.IsCounted)
        {
            GeometricDistribution noise = new(channel.Noise);
            return $"Two-sided geometric noise, m\u00A0=\u00A0{channel.Noise}, standard deviation {Figures.Decimal(noise.Deviation, 1)}, is in the counter from the start; then only the bucket of the sum is kept.";
        }

        return "Only the bucket of the value is kept. Without four fifths of the expected readings the box sends \u201Cabsent\u201D instead.";
    }

    /// <summary>All buckets, lowest first.</summary>
    public static string Buckets(ChannelPolicy channel)
    {
        IEnumerable<string> buckets = Enumerable.Range(0, channel.Limits.Length + 1).Select(bucket => BucketWords.Short(bucket, channel));
        string unit = ChannelWords.For(channel.Name, channel).Unit;
        return string.Join(", ", buckets) + (unit.Length > 0 ? "\u00A0" + unit : channel.IsCounted ? " passages" : "") + ".";
    }
}
