namespace EdgeNode.Attacks.Tests;

[TestClass]
public sealed class TrafficTests
{
    private static readonly byte[] Policy = File.ReadAllBytes(Path.Combine(SourceTree.Root, "policies", "market-square.txt"));

    [TestMethod]
    public void Times_lengths_and_topics_tell_a_crowd_from_nobody_no_better_than_a_coin()
    {
        AttackResult result = new TrafficAttack(Attempts.Firmware, Attempts.Options(0.34), Policy).Run();
        Assert.IsTrue(result.Holds, result.ToString());
        StringAssert.Contains(result.Verdict, "summary 311");
    }

    [TestMethod]
    public void A_length_that_follows_the_value_is_found()
    {
        AttackResult result = new TrafficAttack(BrokenBoxes.Unpadded, Attempts.Options(0.34), Policy).Run();
        Assert.IsFalse(result.Holds, result.ToString());
        Assert.IsGreaterThan(0.7, result.Success);
    }
}
