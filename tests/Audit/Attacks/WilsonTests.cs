namespace EdgeNode.Attacks.Tests;

[TestClass]
public sealed class WilsonTests
{
    [TestMethod]
    // Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
    [DataRow(81, 263, 0.2553, 0.3662)]
    [DataRow(15, 148, 0.0624, 0.1605)]
    [DataRow(0, 20, 0.0000, 0.1611)]
    [DataRow(1, 29, 0.0061, 0.1718)]
    public void Intervals_are_those_of_the_literature(int right, int trials, double low, double high)
    {
        (double gotLow, double gotHigh) = Wilson.Interval(right, trials, Wilson.NinetyFivePercent);
        Assert.AreEqual(low, gotLow, 0.00005);
        Assert.AreEqual(high, gotHigh, 0.00005);
    }
}
