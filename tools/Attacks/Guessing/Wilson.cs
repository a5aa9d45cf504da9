namespace EdgeNode.Attacks;

/// <summary>
/// The score interval of a share (Wilson, J. Am. Stat. Assoc. 22, 1927), which keeps its level also for few trials and shares
/// near 0 or 1 (Brown, Cai and DasGupta, Statistical Science 16, 2001).
/// </summary>
public static class Wilson
{
    /// <summary>Quantile 0.975 of the standard normal distribution: a two-sided interval of 95 %.</summary>
    public const double NinetyFivePercent = 1.959963984540054;

    /// <summary>Quantile 0.99995 of the standard normal distribution: a two-sided interval of 99.99 %.</summary>
    public const double OneInTenThousand = 3.890591886413124;

    /// <summary>The interval in which the true share lies.</summary>
    /// <param name="right">Successes, 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Trials, at least 1.</param>
    /// <param name="z">Quantile of the standard normal distribution.</param>
    public static (double Low, double High) Interval(int right, int trials, double z)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        double share = (double)right / trials;
        double weight = z * z / trials;
        double centre = (share + (weight / 2)) / (1 + weight);
        double half = z / (1 + weight) * Math.Sqrt((share * (1 - share) / trials) + (weight / (4 * trials)));
        return (Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}
