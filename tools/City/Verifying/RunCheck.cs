using EdgeNode.Policies;

namespace EdgeNode.City;

/// <summary>What the summaries of a run must have in common: numbers without gaps, the chain, and one course of time.</summary>
/// <param name="namesLines">Whether an earlier summary is named by its line, as in a file, or by its number.</param>
internal sealed class RunCheck(bool namesLines)
{
    // By how much a slot may be short, and by how much UTC may drift against uptime from one slot to the next without being set.
    private const int ToleranceSeconds = 5;

    // Uptimes are whole seconds cut off, lengths are rounded.
    private const int RoundingSeconds = 1;

    /// <summary>Numbers that are missing so far.</summary>
    internal long Gaps { get; private set; }

    /// <summary>Numbers that were there already.</summary>
    internal int Duplicates { get; private set; }

    /// <summary>Times at which the run went over to another policy.</summary>
    internal int PolicyChanges { get; private set; }

    /// <summary>Times at which the clock was set by more than it drifts.</summary>
    internal int ClockCorrections { get; private set; }

    /// <summary>Takes the next summary of a run.</summary>
    /// <param name="state">Where the run stands; the summary is kept in it.</param>
    /// <param name="line">What it says.</param>
    /// <param name="hash">What the next one's <c>prev</c> must be.</param>
    /// <param name="lineNumber">Its line.</param>
    /// <param name="policy">Its policy, or null when that is not known.</param>
    /// <param name="acceptsLateStart">See <see cref="VerifierOptions.AcceptsLateStart"/>.</param>
    /// <returns>Every rule that is not kept, in one line each.</returns>
    internal IReadOnlyList<string> Take(ref RunState state, SummaryLine line, UInt128 hash, int lineNumber, Policy? policy, bool acceptsLateStart)
    {
        if (state.HasLast && line.Seq <= state.Seq)
        {
            Duplicates++;
            return [$"seq {line.Seq} comes after {state.Seq}{(namesLines ? $" (line {state.LineNumber})" : "")}"];
        }

        var faults = new List<string>();
        long expectedSeq = state.HasLast ? state.Seq + 1L : acceptsLateStart ? line.Seq : 0;
        bool isNext = line.Seq == expectedSeq;
        if (!isNext)
        {
            Gaps += line.Seq - expectedSeq;
            faults.Add($"seq {line.Seq} where {expectedSeq} is next: {line.Seq - expectedSeq} missing");
        }
        else if (RunBook.NumberOf(line.Previous) != state.Hash && (state.HasLast || line.Seq == 0))
        {
            faults.Add(state.HasLast
                ? $"prev is not the hash of {(namesLines ? $"line {state.LineNumber}" : $"seq {state.Seq}")}: one of the two was altered"
                : "prev is not 32 zeros, though this is the first of the run");
        }

        if (state.HasLast)
        {
            faults.AddRange(FaultsOfTime(state, line, policy));
            PolicyChanges += RunBook.NumberOf(line.PolicyHash) != state.Policy ? 1 : 0;
            ClockCorrections += IsClockCorrected(state, line) ? 1 : 0;
        }

        if (policy is not null)
        {
            faults.AddRange(WindowCheck.Take(ref state, line, policy, IsUnbroken(state, line, isNext)));
        }

        state.Keep(line, hash, lineNumber);
        return faults;
    }

    private static IEnumerable<string> FaultsOfTime(RunState last, SummaryLine line, Policy? policy)
    {
        if (line.Boot < last.Boot)
        {
            yield return $"boot {line.Boot} after boot {last.Boot}";
        }
        else if (line.Boot > last.Boot)
        {
            // However the clock was set: uptime begins again with a boot.
            if (IsStartGoingOn(last, line) && Math.Abs(line.UpSeconds - last.EndUp) <= RoundingSeconds)
            {
                yield return $"up and start go on as in boot {last.Boot}, though this is boot {line.Boot}";
            }
        }
        else
        {
            long lateBy = line.UpSeconds - last.EndUp;
            long shortestSlot = (policy?.SlotSeconds ?? 0) - ToleranceSeconds - RoundingSeconds;
            if (lateBy < -RoundingSeconds || (lateBy > RoundingSeconds && (lateBy < shortestSlot || IsStartGoingOn(last, line))))
            {
                yield return $"up {line.UpSeconds}, though the slot before ended at {last.EndUp}";
            }

            if (last.StartUtc is not null && line.StartUtc is null)
            {
                yield return "start is null, though the box had trusted time before in this boot";
            }
        }
    }

    private static bool IsStartGoingOn(in RunState last, SummaryLine line)
    {
        return Math.Abs(line.StartUtc - (last.StartUtc + last.Len) ?? long.MaxValue) <= ToleranceSeconds;
    }

    // Between two boots only a clock that was set back shows: the later one seems to have begun before the other ended.
    private static bool IsClockCorrected(in RunState last, SummaryLine line)
    {
        return line.Boot == last.Boot
            ? Math.Abs(line.StartUtc - line.UpSeconds - (last.StartUtc - last.Up) ?? 0) > ToleranceSeconds
            : line.Boot > last.Boot && last.StartUtc + last.Len > line.StartUtc - line.UpSeconds + ToleranceSeconds;
    }

    // Whether the slot before this one, or the beginning of the boot, is known: only then it is known when windows opened.
    private static bool IsUnbroken(in RunState last, SummaryLine line, bool isNext)
    {
        bool isFirstOfBoot = !last.HasLast || line.Boot != last.Boot;
        return isNext && (isFirstOfBoot
            ? line.UpSeconds < line.LengthSeconds && (last.HasLast || line.Seq == 0)
            : Math.Abs(line.UpSeconds - last.EndUp) <= RoundingSeconds);
    }
}
