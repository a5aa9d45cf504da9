using EdgeNode.Virtual;

namespace EdgeNode.Attacks;

/// <summary>The decision of the best attacker when both answers were equally likely before.</summary>
internal static class Guess
{
    /// <summary>Says yes when the evidence is for it; without any, throws a coin.</summary>
    /// <param name="logRatio">Logarithm of the likelihood ratio of yes to no.</param>
    /// <param name="coin">Decides where the evidence does not.</param>
    public static bool Yes(double logRatio, SeededRandom coin)
    {
        // Sums of logarithms of equal evidence for and against leave some 1e-16 over.
        const double Nothing = 1e-9;
        return Math.Abs(logRatio) < Nothing ? Coin(coin) : logRatio > 0;
    }

    public static bool Coin(SeededRandom coin)
    {
        return coin.NextInt(2) == 1;
    }
}
