using EdgeNode.Policies;
using EdgeNode.Proving;
using Fractions;

namespace EdgeNode.Privacy.Tests;

/// <summary>That the floor's sum of epsilon, which the firmware keeps in rounded millionths, is never more than 0.70 in truth.</summary>
[TestClass]
public sealed class PolicyLossTests
{
    private const int Million = 1_000_000;

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    public void The_loss_in_the_floor_is_the_exact_one_rounded_up_to_a_millionth(int m)
    {
        (Fraction low, Fraction high) = LogarithmBounds.OfLoss(m);
        Assert.IsTrue(high * Million <= PolicyFloor.LossOf(m));
        Assert.IsTrue(low * Million > PolicyFloor.LossOf(m) - 1);

        // The bounds themselves, by another series: e^low (1 - 2^-m) <= 1 <= e^high (1 - 2^-m).
        Fraction alpha = new GeometricDistribution(m).Alpha;
        Assert.IsTrue(LogarithmBounds.OfPower(low).Low * alpha <= 1);
        Assert.IsTrue(LogarithmBounds.OfPower(high).High * alpha >= 1);
        Assert.IsTrue(high - low < new Fraction(1, Million) / Million);
    }

    [TestMethod]
    public void Of_all_choices_of_noise_for_up_to_six_channels_the_parser_admits_those_whose_exact_sum_is_at_most_0_70()
    {
        // The loss of a policy is a factor 1/alpha_1 * 1/alpha_2 * ..., exactly; e^0.70 lies between two fractions.
        (Fraction low, Fraction high) = LogarithmBounds.OfPower(new Fraction(PolicyFloor.GreatestLossMillionths, Million));
        int admitted = 0;
        int refused = 0;
        PrivacyLoss greatest = PrivacyLoss.None;
        foreach (int[] noises in Choices(Policy.GreatestChannelCount))
        {
            PrivacyLoss loss = noises.Aggregate(PrivacyLoss.None, (sum, m) => sum.With(PrivacyLoss.OfDetection(m)));
            IEnumerable<string> channels = noises.Select((m, index) => Channel(index, m));
            if (PolicyTexts.TryParse(channels, out Policy policy, out PolicyFault fault))
            {
                admitted++;
                CollectionAssert.AreEqual(noises, policy.Channels.Select(channel => channel.Noise).ToArray());
                Assert.IsTrue(loss.LikelihoodRatio <= low, string.Join(' ', noises));
                greatest = loss.LikelihoodRatio > greatest.LikelihoodRatio ? loss : greatest;
            }
            else
            {
                refused++;

                // Names of a fifth counted channel have no room in a summary.
                Assert.IsTrue(loss.LikelihoodRatio > high || noises.Length > 4, string.Join(' ', noises) + ": " + fault);
            }
        }

        // Multisets of 1 to 6 out of 4: 4 + 10 + 20 + 35 + 56 + 84.
        Assert.AreEqual(209, admitted + refused);
        Assert.IsGreaterThan(0, refused);
        for (int m = PolicyFloor.LeastNoise; m <= PolicyFloor.GreatestNoise; m++)
        {
            string[] channels = [.. Enumerable.Range(0, LossTable.GreatestChannels(m) + 1).Select(index => Channel(index, m))];
            Assert.IsTrue(PolicyTexts.TryParse(channels[..^1], out _, out _));
            Assert.IsFalse(PolicyTexts.TryParse(channels, out _, out _));
        }

        Console.WriteLine($"figure: {admitted + refused} choices of noise, {admitted} admitted, their greatest sum of epsilon is {greatest.Epsilon:0.000000}");
    }

    private static string Channel(int index, int m)
    {
        return PolicyTexts.Counted(index == 0 ? "footfall" : $"footfall.{index}", m, 10);
    }

    // All ways to give 1 to so many channels an m, whatever the order.
    private static IEnumerable<int[]> Choices(int greatestCount)
    {
        List<int[]> longest = [[]];
        for (int count = 1; count <= greatestCount; count++)
        {
            longest = [.. longest.SelectMany(
                shorter => Enumerable.Range(PolicyFloor.LeastNoise, PolicyFloor.GreatestNoise).Where(m => shorter.Length == 0 || m >= shorter[^1]),
                (shorter, m) => (int[])[.. shorter, m])];
            foreach (int[] choice in longest)
            {
                yield return choice;
            }
        }
    }
}
