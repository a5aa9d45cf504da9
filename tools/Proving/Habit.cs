using System.Numerics;
using Fractions;

namespace EdgeNode.Proving;

/// <summary>
/// Whether someone adds one detection to a window of each day or not, asked of as many windows as there were days, by an attacker who
/// knows the counts without that person and sees all released buckets. Nothing protects against this; here is how fast it goes.
/// </summary>
/// <remarks>
/// Let the count without the person lie a number of passages below a limit, with no limit between. Then all buckets from that limit
/// on have the same likelihood ratio, and so have all others when the count is just below the limit or in the lowest bucket
/// (<see cref="ReleasedBucket"/>). How often the limit was reached is therefore all there is to know, and that is binomial.
/// </remarks>
public static class Habit
{
    /// <summary>Passes after which the search ends: 27 years of days.</summary>
    public const int GreatestPasses = 10_000;

    /// <summary>When a habit counts as found: the best attacker is right nine times in ten.</summary>
    public static Fraction Certainty { get; } = new(9, 10);

    /// <summary>How often the best attacker is right who beforehand holds both answers for equally likely.</summary>
    /// <param name="noise">The channel's noise.</param>
    /// <param name="belowLimit">How far the count without the person is below the limit, from 1; above 1 it is in the lowest bucket.</param>
    /// <param name="passes">In how many windows, from 1.</param>
    public static Fraction BestSuccess(GeometricDistribution noise, int belowLimit, int passes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(belowLimit, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(passes, 1);

        // Both over one denominator, in whole numbers from here on.
        Fraction without = noise.AtLeast(belowLimit);
        Fraction with = noise.AtLeast(belowLimit - 1);
        BigInteger whole = without.Denominator * with.Denominator / BigInteger.GreatestCommonDivisor(without.Denominator, with.Denominator);
        BigInteger reachedWithout = without.Numerator * (whole / without.Denominator);
        BigInteger reachedWith = with.Numerator * (whole / with.Denominator);

        // The attacker says "no habit" up to the greatest number of windows that is likelier without one, and is right with the
        // probability of as many or fewer without the habit, or of more with it.
        int greatest = GreatestWithout(passes, whole, reachedWithout, reachedWith);
        BigInteger all = BigInteger.Pow(whole, passes);
        BigInteger right = all + Binomial.AtMost(greatest, passes, reachedWithout, whole) - Binomial.AtMost(greatest, passes, reachedWith, whole);
        return new Fraction(right, 2 * all, false);
    }

    /// <summary>The fewest passes after which the habit is found with <see cref="Certainty"/>.</summary>
    /// <param name="noise">The channel's noise.</param>
    /// <param name="belowLimit">How far the count without the person is below the limit, from 1; above 1 it is in the lowest bucket.</param>
    /// <returns>Null when it takes more than <see cref="GreatestPasses"/>.</returns>
    public static int? PassesToFind(GeometricDistribution noise, int belowLimit)
    {
        // Total variation over n windows is at most n times that of one: the far cases need no arithmetic with a million digits.
        Fraction ofOne = noise.Probability(belowLimit - 1);
        if (1 + (GreatestPasses * ofOne) < 2 * Certainty)
        {
            return null;
        }

        // More windows never tell less, so what finds and what does not can be closed in on.
        int tooFew = 0;
        int enough = 1;
        while (BestSuccess(noise, belowLimit, enough) < Certainty)
        {
            if (enough == GreatestPasses)
            {
                return null;
            }

            tooFew = enough;
            enough = Math.Min(2 * enough, GreatestPasses);
        }

        while (enough - tooFew > 1)
        {
            int middle = (tooFew + enough) / 2;
            if (BestSuccess(noise, belowLimit, middle) < Certainty)
            {
                tooFew = middle;
            }
            else
            {
                enough = middle;
            }
        }

        return enough;
    }

    // The greatest number of windows that reached the limit and is likelier without the habit than with it. The logarithms only guess.
    private static int GreatestWithout(int passes, BigInteger whole, BigInteger reachedWithout, BigInteger reachedWith)
    {
        double perMiss = BigInteger.Log(whole - reachedWithout) - BigInteger.Log(whole - reachedWith);
        double perReach = BigInteger.Log(reachedWith) - BigInteger.Log(reachedWithout);
        int guess = (int)(passes * perMiss / (perMiss + perReach));
        while (IsLikelierWithout(guess + 1))
        {
            guess++;
        }

        while (!IsLikelierWithout(guess))
        {
            guess--;
        }

        return guess;

        bool IsLikelierWithout(int reached)
        {
            return reached <= passes
                && BigInteger.Pow(reachedWithout, reached) * BigInteger.Pow(whole - reachedWithout, passes - reached)
                    > BigInteger.Pow(reachedWith, reached) * BigInteger.Pow(whole - reachedWith, passes - reached);
        }
    }
}
