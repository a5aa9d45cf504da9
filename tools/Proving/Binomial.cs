using System.Numerics;

namespace EdgeNode.Proving;

/// <summary>Binomial probabilities in whole numbers, for thousands of trials.</summary>
internal static class Binomial
{
    /// <summary>Probability of so many hits or fewer, times <paramref name="whole"/> to the power of <paramref name="trials"/>.</summary>
    /// <param name="hits">0 to <paramref name="trials"/>.</param>
    /// <param name="trials">From 0.</param>
    /// <param name="hitting">A hit has the probability <paramref name="hitting"/> / <paramref name="whole"/>, less than 1.</param>
    /// <param name="whole">Above 0.</param>
    public static BigInteger AtMost(int hits, int trials, BigInteger hitting, BigInteger whole)
    {
        BigInteger missing = whole - hitting;
        BigInteger none = BigInteger.Pow(missing, trials);
        if (hits == 0)
        {
            return none;
        }

        (_, BigInteger denominator, BigInteger sum) = Split(0, hits, trials, hitting, missing);
        return none * (denominator + sum) / denominator;
    }

    // The ratios of neighbouring terms, (trials - i) hitting / ((i + 1) missing), multiplied and summed up by binary splitting (Haible and
    // Papanikolaou 1998): halves of equal size multiply fast, where one term after the other would take minutes.
    private static (BigInteger Product, BigInteger Denominator, BigInteger Sum) Split(
        int from, int below, int trials, BigInteger hitting, BigInteger missing)
    {
        if (below - from == 1)
        {
            BigInteger product = (trials - from) * hitting;
            return (product, below * missing, product);
        }

        int middle = (from + below) / 2;
        (BigInteger lowProduct, BigInteger lowDenominator, BigInteger lowSum) = Split(from, middle, trials, hitting, missing);
        (BigInteger highProduct, BigInteger highDenominator, BigInteger highSum) = Split(middle, below, trials, hitting, missing);
        return (lowProduct * highProduct, lowDenominator * highDenominator, (lowSum * highDenominator) + (lowProduct * highSum));
    }
}
