namespace EdgeNode.City;

/// <summary>
/// What the next summary of a run is held against: where the last one left it. A file may hold a million runs, so that this
/// holds no reference and is kept in place.
/// </summary>
internal struct RunState
{
    /// <summary>The node's id in ASCII, filled up with zeros.</summary>
    internal UInt128 Node;

    /// <summary>The hash that the next summary's <c>prev</c> must be.</summary>
    internal UInt128 Hash;

    /// <summary>Name of the last summary's policy.</summary>
    internal UInt128 Policy;

    /// <summary>UTC seconds of the last slot's start, or -1 without trusted time.</summary>
    internal long Start;

    /// <summary>The run, its eight digits as a number.</summary>
    internal uint Run;

    /// <summary>Line of the last summary, or 0 before the first.</summary>
    internal int LineNumber;

    /// <summary>Boot number of the last summary.</summary>
    internal int Boot;

    /// <summary>Number of the last summary.</summary>
    internal int Seq;

    /// <summary>Uptime in seconds at the last slot's start.</summary>
    internal int Up;

    /// <summary>Length of the last slot in seconds.</summary>
    internal int Len;

    /// <summary>When the windows of the policy's channels opened.</summary>
    internal WindowStarts Windows;

    /// <summary>Whether there was a summary yet.</summary>
    internal readonly bool HasLast => LineNumber > 0;

    /// <summary>Uptime in seconds at the last slot's end.</summary>
    internal readonly long EndUp => (long)Up + Len;

    /// <summary>UTC seconds of the last slot's start, or null without trusted time.</summary>
    internal readonly long? StartUtc => Start < 0 ? null : Start;

    /// <summary>Keeps what a summary says.</summary>
    internal void Keep(SummaryLine line, UInt128 hash, int lineNumber)
    {
        Boot = line.Boot;
        Seq = line.Seq;
        Start = line.StartUtc ?? -1;
        Up = line.UpSeconds;
        Len = line.LengthSeconds;
        Policy = RunBook.NumberOf(line.PolicyHash);
        Hash = hash;
        LineNumber = lineNumber;
    }
}
