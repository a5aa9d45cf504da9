using EdgeNode.Policies;

namespace EdgeNode.City;

/// <summary>What the summaries of one run must have in common: numbers without gaps, the chain, and one course of time.</summary>
internal sealed class RunCheck
{
    private const string NoSummaryBefore = "00000000000000000000000000000000";

    // By how much a slot may be short, and by how much UTC may drift against uptime from one slot to the next without being set.
    private const int ToleranceSeconds = 5;

    // Uptimes are whole seconds cut off, lengths are rounded.
    private const int RoundingSeconds = 1;

    private readonly WindowCheck _windows = new();

    private SummaryLine? _last;
    private string _lastHash = NoSummaryBefore;
    private int _lastLineNumber;

    /// <summary>Numbers that are missing so far.</summary>
    internal long Gaps { get; private set; }

    /// <summary>Numbers that were there already.</summary>
    internal int Duplicates { get; private set; }

    /// <summary>Times at which the run went over to another policy.</summary>
    internal int PolicyChanges { get; private set; }

    /// <summary>Times at which the clock was set by more than it drifts.</summary>
    internal int ClockCorrections { get; private set; }

    /// <summary>Takes the next summary of the run.</summary>
    /// <param name="line">What it says.</param>
    /// <param name="hash">What the next one's <c>prev</c> must be.</param>
    /// <param name="lineNumber">Its line.</param>
    /// <param name="policy">Its policy, or null when that is not known.</param>
    /// <param name="acceptsLateStart">See <see cref="VerifierOptions.AcceptsLateStart"/>.</param>
    /// <returns>Every rule that is not kept, in one line each.</returns>
    internal IEnumerable<string> Take(SummaryLine line, string hash, int lineNumber, Policy? policy, bool acceptsLateStart)
    {
        if (_last is not null && line.Seq <= _last.Seq)
        {
            Duplicates++;
            return [$"seq {line.Seq} comes after {_last.Seq} (line {_lastLineNumber})"];
        }

        SummaryLine? last = _last;
        var faults = new List<string>();
        long expectedSeq = last is null ? (acceptsLateStart ? line.Seq : 0) : last.Seq + 1;
        bool isNext = line.Seq == expectedSeq;
        if (!isNext)
        {
            Gaps += line.Seq - expectedSeq;
            faults.Add($"seq {line.Seq} where {expectedSeq} is next: {line.Seq - expectedSeq} missing");
        }
        else if (line.Prev != _lastHash && (last is not null || line.Seq == 0))
        {
            faults.Add(last is null
                ? "prev is not 32 zeros, though this is the first of the run"
                : $"prev is not the hash of line {_lastLineNumber}: one of the two was altered");
        }

        if (last is not null)
        {
            faults.AddRange(FaultsOfTime(last, line, policy));
            PolicyChanges += line.Policy != last.Policy ? 1 : 0;
            ClockCorrections += IsClockCorrected(last, line) ? 1 : 0;
        }

        if (policy is not null)
        {
            faults.AddRange(_windows.Take(line, policy, IsUnbroken(last, line, isNext)));
        }

        _last = line;
        _lastHash = hash;
        _lastLineNumber = lineNumber;
        return faults;
    }

    private static IEnumerable<string> FaultsOfTime(SummaryLine last, SummaryLine line, Policy? policy)
    {
        if (line.Boot < last.Boot)
        {
            yield return $"boot {line.Boot} after boot {last.Boot}";
        }
        else if (line.Boot > last.Boot)
        {
            // However the clock was set: uptime begins again with a boot.
            if (IsStartGoingOn(last, line) && Math.Abs(line.Up - last.EndUp) <= RoundingSeconds)
            {
                yield return $"up and start go on as in boot {last.Boot}, though this is boot {line.Boot}";
            }
        }
        else
        {
            long lateBy = line.Up - last.EndUp;
            long shortestSlot = (policy?.SlotSeconds ?? 0) - ToleranceSeconds - RoundingSeconds;
            if (lateBy < -RoundingSeconds || (lateBy > RoundingSeconds && (lateBy < shortestSlot || IsStartGoingOn(last, line))))
            {
                yield return $"up {line.Up}, though the slot before ended at {last.EndUp}";
            }

            if (last.Start is not null && line.Start is null)
            {
                yield return "start is null, though the box had trusted time before in this boot";
            }
        }
    }

    private static bool IsStartGoingOn(SummaryLine last, SummaryLine line)
    {
        return Math.Abs(line.Start - (last.Start + last.Len) ?? long.MaxValue) <= ToleranceSeconds;
    }

    // Between two boots only a clock that was set back shows: the later one seems to have begun before the other ended.
    private static bool IsClockCorrected(SummaryLine last, SummaryLine line)
    {
        return line.Boot == last.Boot
            ? Math.Abs(line.Start - line.Up - (last.Start - last.Up) ?? 0) > ToleranceSeconds
            : line.Boot > last.Boot && last.Start + last.Len > line.Start - line.Up + ToleranceSeconds;
    }

    // Whether the slot before this one, or the beginning of the boot, is known: only then it is known when windows opened.
    private static bool IsUnbroken(SummaryLine? last, SummaryLine line, bool isNext)
    {
        bool isFirstOfBoot = last is null || line.Boot != last.Boot;
        return isNext && (isFirstOfBoot
            ? line.Up < line.Len && (last is not null || line.Seq == 0)
            : Math.Abs(line.Up - last!.EndUp) <= RoundingSeconds);
    }
}
