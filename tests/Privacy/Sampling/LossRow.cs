using EdgeNode.Proving;
using Fractions;

namespace EdgeNode.Privacy.Tests;

/// <summary>What one thing that somebody does can cost, at one strength of noise.</summary>
/// <param name="What">What is done, in words.</param>
/// <param name="M">The noise, 1 to 4.</param>
/// <param name="Loss">The loss by adding up, which no set of limits exceeds.</param>
/// <param name="BestSuccess">How often the best attacker is right where limits and counts are the worst that they can be.</param>
internal sealed record LossRow(string What, int M, PrivacyLoss Loss, Fraction BestSuccess);
