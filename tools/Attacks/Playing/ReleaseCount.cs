namespace EdgeNode.Attacks;

/// <summary>How often windows were released, over many lives.</summary>
/// <param name="Copies">Copies of released windows that were seen.</param>
/// <param name="Windows">Different windows among them.</param>
/// <param name="MostReleases">The most different texts that one number of one run was seen with.</param>
/// <param name="Overlaps">Pairs of windows of one box that share more than the seconds that <c>up</c> and <c>len</c> are rounded to.</param>
/// <param name="ShortestMs">The shortest window.</param>
internal readonly record struct ReleaseCount(int Copies, int Windows, int MostReleases, int Overlaps, long ShortestMs)
{
    private const long RoundingMs = 2000;

    public static readonly ReleaseCount None = new(0, 0, 0, 0, long.MaxValue);

    public static ReleaseCount Of(BoxRecord record)
    {
        IReadOnlyList<ReleasedWindow> windows = record.Windows();
        int overlaps = 0;
        for (int one = 0; one < windows.Count; one++)
        {
            for (int other = one + 1; other < windows.Count; other++)
            {
                long sharedMs = Math.Min(windows[one].UntilUtcMs, windows[other].UntilUtcMs)
                    - Math.Max(windows[one].FromUtcMs, windows[other].FromUtcMs);
                overlaps += sharedMs > RoundingMs ? 1 : 0;
            }
        }

        return new ReleaseCount(
            record.Copies().Count,
            windows.Count,
            windows.Count == 0 ? 0 : windows.GroupBy(window => (window.Summary.Run, window.Summary.Seq)).Max(number => number.Count()),
            overlaps,
            windows.Count == 0 ? long.MaxValue : windows.Min(window => window.UntilUtcMs - window.FromUtcMs));
    }

    public static ReleaseCount operator +(ReleaseCount one, ReleaseCount other)
    {
        return new ReleaseCount(
            one.Copies + other.Copies,
            one.Windows + other.Windows,
            Math.Max(one.MostReleases, other.MostReleases),
            one.Overlaps + other.Overlaps,
            Math.Min(one.ShortestMs, other.ShortestMs));
    }

    /// <summary>What ought not to be, or null.</summary>
    public string? Breach()
    {
        return MostReleases <= 1 && Overlaps == 0 ? null : $"The claim is broken: a window was released more than once. {Words()}";
    }

    public string Words()
    {
        return $"{Copies:N0} copies of {Windows:N0} windows: at most {MostReleases} text each, {Overlaps} overlaps, shortest {ShortestMs / 1000} s.";
    }
}
