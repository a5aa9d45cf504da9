using System.Numerics;
using Fractions;

namespace EdgeNode.Proving;

/// <summary>
/// What a release can cost at most, as the factor by which the likelihood of anything released may change: e^epsilon, an exact
/// fraction because e^epsilon = 1 / alpha. Losses of independent noise add up, that is, their factors multiply.
/// </summary>
/// <param name="LikelihoodRatio">e^epsilon, at least 1.</param>
public readonly record struct PrivacyLoss(Fraction LikelihoodRatio)
{
    /// <summary>The loss when nothing is released.</summary>
    public static PrivacyLoss None => new(Fraction.One);

    /// <summary>Epsilon, the natural logarithm of the factor.</summary>
    public double Epsilon => BigInteger.Log(LikelihoodRatio.Numerator) - BigInteger.Log(LikelihoodRatio.Denominator);

    /// <summary>
    /// How often an attacker can be right at most who knows all else and beforehand holds both answers for equally likely:
    /// e^epsilon / (1 + e^epsilon) (Kairouz, Oh and Viswanath 2015, for a single release).
    /// </summary>
    public Fraction GreatestSuccess => LikelihoodRatio / (LikelihoodRatio + 1);

    /// <summary>The loss of one detection in one window of one channel.</summary>
    /// <param name="m">The channel's noise, 1 to 4.</param>
    public static PrivacyLoss OfDetection(int m)
    {
        return new PrivacyLoss(new GeometricDistribution(m).Alpha.Reciprocal());
    }

    /// <summary>The loss when this is released and another, with noise of its own: of a second channel, window or box.</summary>
    public PrivacyLoss With(PrivacyLoss other)
    {
        return new PrivacyLoss(LikelihoodRatio * other.LikelihoodRatio);
    }

    /// <summary>The loss of so many of this: detections in one window, or windows.</summary>
    /// <param name="count">From 0.</param>
    public PrivacyLoss Times(int count)
    {
        return new PrivacyLoss(Fraction.Pow(LikelihoodRatio, count));
    }
}
