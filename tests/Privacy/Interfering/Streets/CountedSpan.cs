namespace EdgeNode.Privacy.Tests;

/// <summary>One window of the counted channel as a box had it.</summary>
/// <param name="OpenMs">When it opened.</param>
/// <param name="CloseMs">When it closed; the end of the run for one that was open then.</param>
/// <param name="FirstSlot">Number of its first slot.</param>
/// <param name="EndSlot">Number of the slot after its last one.</param>
internal sealed record CountedSpan(long OpenMs, long CloseMs, int FirstSlot, int EndSlot)
{
    /// <summary>The rises that were delivered in the window and after the warm-up.</summary>
    public IEnumerable<long> RisesOf(IObservedRun box, int warmUpMs)
    {
        return box.Delivered.Where(rise => rise.Slot >= FirstSlot && rise.Slot < EndSlot && rise.UptimeMs >= warmUpMs).Select(rise => rise.UptimeMs);
    }

    /// <summary>The windows of a run, read from the summaries that were committed.</summary>
    public static List<CountedSpan> Of(IObservedRun box, BoxPlan plan)
    {
        List<CountedSpan> spans = [];
        long openMs = box.StartedMs;
        int slot = 0;
        int firstSlot = 0;
        foreach (EgressEntry entry in box.CommittedSummaries)
        {
            slot++;
            if (entry.Bytes.AsSpan().IndexOf("\"footfall\":"u8) >= 0)
            {
                spans.Add(new CountedSpan(openMs, entry.UptimeMs, firstSlot, slot));
                openMs = entry.UptimeMs;
                firstSlot = slot;
            }
        }

        spans.Add(new CountedSpan(openMs, plan.EndMs, firstSlot, int.MaxValue));
        return spans;
    }
}
