using EdgeNode.Blurring;
using EdgeNode.Proving;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests;

/// <summary>A second witness that knows nothing of bits: ten million draws of the firmware's noise against its distribution.</summary>
[TestClass]
public sealed class ChiSquaredTests
{
    private const int Draws = 10_000_000;
    private const ulong Seed = 20_260_701;

    // Chance of a verdict against noise that is right; what fits better than that is as suspicious. The seed makes it one verdict for ever.
    private const double Significance = 0.001;

    [TestMethod]
    [DataRow(1, 11)]
    [DataRow(2, 25)]
    [DataRow(3, 48)]
    [DataRow(4, 89)]
    public void Ten_million_draws_fit_the_two_sided_geometric_distribution(int m, int greatestCell)
    {
        // One cell for each value up to the greatest, and one for each tail; chosen so that each expects at least 1,000 draws.
        int cells = (2 * greatestCell) + 3;
        long[] seen = new long[cells];
        GeometricNoise noise = new(new BitSource(new SeededEntropy(new SeededRandom(Seed, $"noise {m}"))));
        for (int draw = 0; draw < Draws; draw++)
        {
            Assert.IsTrue(noise.TryDraw(m, out int value));
            seen[Math.Clamp(value + greatestCell + 1, 0, cells - 1)]++;
        }

        GeometricDistribution distribution = new(m);
        double statistic = 0;
        for (int cell = 0; cell < cells; cell++)
        {
            int value = cell - greatestCell - 1;
            double expected = Draws * NearestDouble.Of(Math.Abs(value) > greatestCell ? distribution.AtLeast(greatestCell + 1) : distribution.Probability(value));
            Assert.IsGreaterThanOrEqualTo(1000, expected);
            statistic += (seen[cell] - expected) * (seen[cell] - expected) / expected;
        }

        double chance = ChanceOfMore(statistic, cells - 1);
        Console.WriteLine($"figure: m = {m}: chi-squared {statistic:0.0} with {cells - 1} degrees of freedom over {Draws:N0} draws, p = {chance:0.000}");
        Assert.IsTrue(chance is > Significance and < 1 - Significance, $"p = {chance}");
    }

    [TestMethod]
    [DataRow(2, 13.816)]
    [DataRow(10, 29.588)]
    [DataRow(30, 59.703)]
    [DataRow(100, 149.449)]
    public void The_chance_is_that_of_the_tables(int degrees, double criticalAtOneInThousand)
    {
        // Critical values at 0.001 as in NIST/SEMATECH's e-Handbook of Statistical Methods, section 1.3.6.7.4.
        Assert.AreEqual(0.001, ChanceOfMore(criticalAtOneInThousand, degrees), 0.000001);
    }

    // For an even number of degrees of freedom the tail of chi-squared is a finite sum: that of a Poisson distribution of mean x / 2
    // below degrees / 2 (Abramowitz and Stegun, 26.4.21).
    private static double ChanceOfMore(double statistic, int degrees)
    {
        double term = Math.Exp(-statistic / 2);
        double sum = term;
        for (int i = 1; i < degrees / 2; i++)
        {
            term *= statistic / 2 / i;
            sum += term;
        }

        return sum;
    }
}
