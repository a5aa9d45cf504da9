namespace EdgeNode.Privacy.Tests;

[TestClass]
public sealed class ProjectTests
{
    [TestMethod]
    public void Probability_sums_to_one()
    {
        EdgeNode.Proving.GeometricDistribution.Probability(2, 0, out System.Numerics.BigInteger numerator, out System.Numerics.BigInteger denominator);
        Assert.AreEqual(1, (int)numerator);
        Assert.AreEqual(7, (int)denominator);
    }
}
