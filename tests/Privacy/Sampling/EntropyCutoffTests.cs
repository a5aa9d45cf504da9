using System.Numerics;
using EdgeNode.Blurring;

namespace EdgeNode.Privacy.Tests;

/// <summary>The cut-offs of the health tests, computed from NIST SP 800-90B in exact integers.</summary>
[TestClass]
public sealed class EntropyCutoffTests
{
    private const int MinEntropyBits = 4;
    private const int AlphaBits = 20;

    [TestMethod]
    public void The_repetition_cutoff_is_that_of_section_4_4_1()
    {
        EntropyHealth health = new();
        int equalBytes = 1;
        while (health.Accepts(0))
        {
            equalBytes++;
        }

        Assert.AreEqual(1 + (int)Math.Ceiling((double)AlphaBits / MinEntropyBits), equalBytes);
    }

    [TestMethod]
    public void The_proportion_cutoff_is_that_of_section_4_4_2()
    {
        // 1 + the least k with P(binomial(W, 2^-H) <= k) >= 1 - alpha; all terms over 2^(H W).
        const int window = EntropyHealth.ProportionWindow;
        BigInteger whole = BigInteger.One << (MinEntropyBits * window);
        BigInteger others = (BigInteger.One << MinEntropyBits) - 1;
        BigInteger ways = 1;
        BigInteger atMostK = BigInteger.Pow(others, window);
        int k = 0;
        while (atMostK << AlphaBits < (whole << AlphaBits) - whole)
        {
            k++;
            ways = ways * (window - k + 1) / k;
            atMostK += ways * BigInteger.Pow(others, window - k);
        }

        EntropyHealth health = new();
        int watchedBytes = 1;
        for (int i = 1; health.Accepts((byte)(i % 2 == 1 ? 0 : i)); i++)
        {
            watchedBytes += i % 2;
        }

        Assert.AreEqual(1 + k, watchedBytes);
    }
}
