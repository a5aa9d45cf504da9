namespace EdgeNode.Attacks.Tests;

[TestClass]
public sealed class MembershipTests
{
    [TestMethod]
    [DataRow(1, 2.0 / 3)]
    [DataRow(2, 4.0 / 7)]
    [DataRow(3, 8.0 / 15)]
    public void At_a_limit_the_attacker_gets_the_bound_and_no_more(int m, double bound)
    {
        AttackResult result = new MembershipAttack(Attempts.Firmware, Attempts.Options(0.1)).AtLimit(m);
        Assert.AreEqual(bound, result.Bound!.Value, 1e-12);
        Assert.IsTrue(result.Holds, result.ToString());

        // He does reach it: an attack that finds nothing proves nothing.
        Assert.IsTrue(result.Low <= bound && bound <= result.High, result.ToString());
        Assert.IsGreaterThan(0.51, result.Low);
    }

    [TestMethod]
    public void Without_noise_the_attacker_is_always_right()
    {
        AttackResult result = new MembershipAttack(BrokenBoxes.Noiseless, Attempts.Options(0.02)).AtLimit(2);
        Assert.AreEqual(1, result.Success);
        Assert.IsFalse(result.Holds);
    }

    [TestMethod]
    public void Too_little_noise_is_found()
    {
        AttackResult result = new MembershipAttack(BrokenBoxes.TooLittle, Attempts.Options(0.1)).AtLimit(2);
        Assert.IsFalse(result.Holds, result.ToString());
        StringAssert.StartsWith(result.Verdict, "The claim is broken");
    }
}
