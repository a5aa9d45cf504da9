namespace EdgeNode.Reports;

/// <summary>What the two-sided geometric noise of ratio alpha = 1 - 2^-m allows an attacker to learn.</summary>
internal sealed class NoiseStrength(int m)
{
    // Point of the standard normal distribution below which nine tenths lie: a habit counts as found at 90 %.
    private const double NineTenths = 1.2815515655446004;

    /// <summary>Ratio of two neighbouring probabilities.</summary>
    public double Alpha => 1 - Math.Pow(2, -m);

    /// <summary>Privacy loss of one detection, -ln alpha.</summary>
    public double Epsilon => -Math.Log(Alpha);

    /// <summary>Standard deviation of the noise: the square root of 2 alpha / (1 - alpha)^2.</summary>
    public double Deviation => Math.Sqrt(2 * Alpha) / (1 - Alpha);

    /// <summary>
    /// How often the best attacker is right who knows all else and has to tell whether a number of detections happened:
    /// e^(k epsilon) / (1 + e^(k epsilon)), which is 1 / (1 + alpha^k).
    /// </summary>
    public double BestAttacker(int detections)
    {
        return 1 / (1 + Math.Pow(Alpha, detections));
    }

    /// <summary>
    /// After how many passes, one in each of as many windows, a habit is told from none with nine tenths certainty, when
    /// the count without it is known and a limit lies a number of passages above it. By the normal approximation.
    /// </summary>
    /// <param name="belowLimit">How far the count without the habit is below the limit, from 1.</param>
    public double PassesToFind(int belowLimit)
    {
        double without = Reaches(belowLimit);
        double with = Reaches(belowLimit - 1);
        double spread = Math.Sqrt(without * (1 - without)) + Math.Sqrt(with * (1 - with));
        return Math.Pow(NineTenths * spread / (with - without), 2);
    }

    /// <summary>A number of passes, rounded to what the approximation carries: fives below a hundred, two digits above.</summary>
    public static long RoundPasses(double passes)
    {
        if (passes < 20)
        {
            return (long)Math.Ceiling(passes);
        }

        double unit = passes < 100 ? 5 : Math.Pow(10, Math.Floor(Math.Log10(passes)) - 1);
        return (long)(Math.Round(passes / unit) * unit);
    }

    // The probability that the noise is at least n, for n >= 0: alpha^n / (1 + alpha).
    private double Reaches(int n)
    {
        return Math.Pow(Alpha, n) / (1 + Alpha);
    }
}
