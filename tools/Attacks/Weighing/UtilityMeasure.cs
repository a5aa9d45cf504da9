using EdgeNode.Policies;
using EdgeNode.Simulator;
using EdgeNode.Virtual;

namespace EdgeNode.Attacks;

/// <summary>Compares what a box released with what happened: the price of the noise.</summary>
/// <param name="box">What releases.</param>
/// <param name="options">How.</param>
internal sealed class UtilityMeasure(IReleasingBox box, AttackOptions options)
{
    /// <summary>Lives on one street, with one seed after the other.</summary>
    /// <param name="name">What to call the street.</param>
    /// <param name="street">The street.</param>
    /// <param name="startUtcMs">Power-on, a full quarter hour.</param>
    /// <param name="slots">Quarter hours of one life.</param>
    /// <param name="lives">How many lives.</param>
    /// <param name="policyText">The policy.</param>
    /// <param name="board">Name of the board.</param>
    /// <param name="counted">People by quarter hour where somebody counted them; null where each passage is one.</param>
    public UtilityResult Compare(
        string name, IStreet street, long startUtcMs, int slots, int lives, byte[] policyText, string board, int[]? counted = null)
    {
        int[] people = counted ?? StreetCounts.Passages(street, startUtcMs, slots);
        ChannelPolicy channel = AttackPolicy.CountedChannel(policyText);
        ComparedWindow[][] windows = [.. Enumerable.Range(0, lives).Select(life =>
        {
            ulong seed = new SeededRandom(options.Seed, $"utility {name} {channel.Noise} {life}").NextUInt64();
            BoxRecord record = box.Live(new LifePlan
            {
                Street = street,
                PolicyText = policyText,
                Seed = seed,
                StartUtcMs = startUtcMs,
                EndUtcMs = startUtcMs + (slots * QuarterHour.Ms),
                Board = board,
            });
            int[] detections = StreetCounts.Detections(street, seed, channel, startUtcMs, slots);
            return record.Windows().Where(window => window.Bucket != null)
                .Select(window => (Slot: (int)Math.Round((window.FromUtcMs - startUtcMs) / (double)QuarterHour.Ms), window.Bucket))
                .Where(window => window.Slot < slots)
                .Select(window => new ComparedWindow(window.Slot, detections[window.Slot], people[window.Slot], window.Bucket!.Value)).ToArray();
        })];
        return new Weights([.. windows.SelectMany(life => life)], channel.Limits).Result(name, channel.Noise);
    }
}
