using CsCheck;
using EdgeNode.Blurring;

namespace EdgeNode.Simulation.Tests;

/// <summary>The firmware's integer levels beside the same in floating point.</summary>
[TestClass]
public class LevelEnergyTests
{
    private const double GreatestErrorDb = 0.2;

    [TestMethod]
    public void Each_energy_is_the_true_one_to_the_last_digit_of_the_table()
    {
        for (int level = LevelEnergy.LeastTenthDb; level <= LevelEnergy.GreatestTenthDb; level++)
        {
            double steps = level - LevelEnergy.LeastTenthDb;
            double decade = Math.Pow(10, Math.Floor(steps / 100));
            Assert.AreEqual(10_000 * Math.Pow(10, steps / 100), LevelEnergy.Of(level), 0.5001 * decade);
        }
    }

    [TestMethod]
    public void Leq_of_any_levels_is_within_two_tenths_of_a_decibel()
    {
        Gen.Int[LevelEnergy.LeastTenthDb, LevelEnergy.GreatestTenthDb].Array[1, 300].ForAll(AssertLeq, cases: 20_000);
    }

    [TestMethod]
    public void Leq_of_two_levels_is_within_two_tenths_of_a_decibel_for_every_pair_over_the_range()
    {
        for (int low = LevelEnergy.LeastTenthDb; low <= LevelEnergy.GreatestTenthDb; low++)
        {
            for (int high = low; high <= LevelEnergy.GreatestTenthDb; high++)
            {
                AssertLeq([low, low, low, high]);
            }
        }
    }

    private static void AssertLeq(int[] levels)
    {
        long sum = 0;
        double energy = 0;
        foreach (int level in levels)
        {
            sum += LevelEnergy.Of(level);
            energy += Math.Pow(10, level / 100.0);
        }

        double expectedDb = 10 * Math.Log10(energy / levels.Length);
        double actualDb = LevelEnergy.ToTenthDb(sum, levels.Length) / 10.0;
        Assert.IsLessThanOrEqualTo(GreatestErrorDb, Math.Abs(expectedDb - actualDb));
    }
}
