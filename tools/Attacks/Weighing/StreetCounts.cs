using EdgeNode.Policies;
using EdgeNode.Simulator;
using EdgeNode.Virtual;

namespace EdgeNode.Attacks;

/// <summary>What really happened on a street, told without the firmware.</summary>
internal static class StreetCounts
{
    /// <summary>Detections by quarter hour, as the pin's line and the policy's lockout make them.</summary>
    /// <param name="street">The street.</param>
    /// <param name="boxSeed">Seed of the box, which the line depends on.</param>
    /// <param name="channel">The counted channel.</param>
    /// <param name="startUtcMs">Power-on, a full quarter hour.</param>
    /// <param name="slots">How many quarter hours.</param>
    public static int[] Detections(IStreet street, ulong boxSeed, ChannelPolicy channel, long startUtcMs, int slots)
    {
        PassageLine line = new(street, boxSeed, startUtcMs);
        LockoutModel lockout = new(channel);
        int[] counts = new int[slots];
        for (int slot = 0; slot < slots; slot++)
        {
            long before = lockout.Detections;
            while (line.TryTake(((slot + 1) * QuarterHour.Ms) - 1, out LevelChange change))
            {
                if (change.High)
                {
                    lockout.Take(startUtcMs + change.UptimeMs);
                }
            }

            counts[slot] = (int)(lockout.Detections - before);
        }

        return counts;
    }

    /// <summary>People who passed, by quarter hour.</summary>
    public static int[] Passages(IStreet street, long startUtcMs, int slots)
    {
        return [.. Enumerable.Range(0, slots).Select(slot =>
            street.PassagesIn(startUtcMs + (slot * QuarterHour.Ms), startUtcMs + ((slot + 1) * QuarterHour.Ms)).Count)];
    }

    /// <summary>The same street with a share of its people, each kept or not by chance.</summary>
    /// <param name="street">The street.</param>
    /// <param name="startUtcMs">A full quarter hour.</param>
    /// <param name="slots">How many quarter hours.</param>
    /// <param name="oneIn">One in how many is kept; 1 keeps all.</param>
    /// <param name="seed">Decides who is kept.</param>
    public static ArrangedStreet Thinned(IStreet street, long startUtcMs, int slots, int oneIn, ulong seed)
    {
        SeededRandom random = new(seed, $"one in {oneIn}");
        ILookup<long, long> kept = street.PassagesIn(startUtcMs, startUtcMs + (slots * QuarterHour.Ms))
            .Where(_ => random.NextInt(oneIn) == 0).ToLookup(QuarterHour.NumberOf);
        return new ArrangedStreet(number => kept[number]);
    }
}
